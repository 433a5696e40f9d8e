import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.birth_date.mismatch': {
    title: 'The birth date you typed is {expected}, but the document says {found}.',
    remedy: 'Correct the date you typed, or photograph the right document.',
  },
};
