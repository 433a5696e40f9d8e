import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.cooldown.active': {
    title: '距离下一次尝试还需要等待一段时间。',
    remedy: '请在显示的时间之后再来，已通过的内容会保留。',
  },
};
