import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.challenge.missed': {
    title: '没有看到您{action}。',
    remedy: '请等提示出现后再做动作，动作要明显，做完后恢复正视前方。',
  },
  'liveness.challenge.wrong_order': {
    title: '提示您{action}时，看到的却是别的动作。',
    remedy: '请按屏幕上的顺序，一个一个完成动作。',
  },
  'liveness.challenge.timeout': {
    title: '提示您{action}，但动作做得太晚，已超过时限。',
    remedy: '提示一出现就请开始做动作。',
  },
};
