import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.exposure.too_dark': {
    title: '照片太暗了。',
    remedy: '请打开灯或靠近窗边，再拍一次。',
  },
  'document.exposure.too_bright': {
    title: '照片过亮，字迹已经看不清。',
    remedy: '请关闭闪光灯或避开强光直射，再拍一次。',
  },
};
