import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.nationality.mismatch': {
    title: '您选择的国籍是{expected}，证件上是{found}。',
    remedy: '请改选与证件一致的国籍，或换拍正确的证件。',
  },
};
