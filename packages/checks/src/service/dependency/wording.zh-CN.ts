import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'service.dependency.unavailable': {
    title: '我们这边出了点问题。',
    remedy: '请过几分钟再试，照片已保留，这不会占用尝试次数。',
  },
};
