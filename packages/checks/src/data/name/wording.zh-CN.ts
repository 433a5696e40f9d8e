import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.name.mismatch': {
    title: '您填写的{field}是 {expected}，证件上是 {found}。',
    remedy: '请按证件更正标出的字母或汉字，或换拍正确的证件。',
  },
};
