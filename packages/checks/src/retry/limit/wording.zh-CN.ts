import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.limit.reached': {
    title: '尝试次数已用完。',
    remedy: '您可以申请人工审核，已提交的照片会一并转交。',
  },
};
