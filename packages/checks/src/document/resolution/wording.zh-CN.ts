import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.resolution.too_small': {
    title: '证件在照片里太小了。',
    remedy: '请靠近一些，让证件占满取景框，再拍一次。',
  },
};
