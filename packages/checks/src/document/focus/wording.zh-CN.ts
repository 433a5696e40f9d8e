import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.focus.blurry': {
    title: '照片模糊，证件上的小字无法辨认。',
    remedy: '请拿稳手机，点一下屏幕上的证件对焦，再拍一次。',
  },
};
