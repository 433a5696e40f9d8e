import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.exposure.too_dark': {
    title: 'La foto es demasiado oscura.',
    remedy: 'Encienda una luz o acérquese a una ventana y repita la foto.',
  },
  'document.exposure.too_bright': {
    title: 'La foto tiene demasiada luz y el texto no se distingue.',
    remedy: 'Apague el flash o evite la luz directa y repita la foto.',
  },
};
