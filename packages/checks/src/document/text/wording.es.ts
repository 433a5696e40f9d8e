import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.text.unreadable': {
    title: 'No hemos podido leer con seguridad el texto marcado.',
    remedy:
      'Limpie el documento, compruebe que la parte marcada esté nítida y bien iluminada y repita la foto.',
  },
};
