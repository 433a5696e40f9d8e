import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.nationality.mismatch': {
    title: 'Ha elegido la nacionalidad {expected}, pero el documento indica {found}.',
    remedy: 'Elija la nacionalidad que figura en su documento o fotografíe el documento correcto.',
  },
};
