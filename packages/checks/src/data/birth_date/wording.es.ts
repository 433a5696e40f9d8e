import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.birth_date.mismatch': {
    title: 'La fecha de nacimiento que ha escrito es {expected}, pero el documento indica {found}.',
    remedy: 'Corrija la fecha escrita o fotografíe el documento correcto.',
  },
};
