import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.document.inconsistent': {
    title: '证件上两处内容不一致：{field}。',
    remedy: '请确保证件没有被遮挡，再拍一张清晰的照片。',
  },
};
