import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.focus.blurry': {
    title: '视频里您的脸不清晰：{cause}。',
    remedy: '请擦净镜头，把手机稳稳放在离脸约30厘米的地方，再试一次。',
  },
};
