import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.birth_date.mismatch': {
    title: '您填写的出生日期是 {expected}，证件上是 {found}。',
    remedy: '请更正填写的日期，或换拍正确的证件。',
  },
};
