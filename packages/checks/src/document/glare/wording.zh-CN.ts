import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.glare.covers_field': {
    title: '反光挡住了证件上的{field}。',
    remedy: '请稍微倾斜证件或避开灯光，等亮斑消失后再拍一次。',
  },
};
