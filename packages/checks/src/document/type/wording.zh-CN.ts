import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.type.mismatch': {
    title: '您选择的是{expected}，照片里却是{found}。',
    remedy: '请拍摄所选的证件，或返回改选{found}。',
  },
  'document.type.unsupported': {
    title: '暂不支持这种证件。',
    remedy: '请换用护照或列表中的其他证件。',
  },
};
