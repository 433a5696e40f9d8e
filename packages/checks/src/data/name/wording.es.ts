import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.name.mismatch': {
    title: 'Ha escrito {expected} como {field}, pero el documento indica {found}.',
    remedy:
      'Corrija las letras marcadas para que coincidan con el documento, o fotografíe el documento correcto.',
  },
};
