import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.focus.blurry': {
    title: 'Su cara no se ve nítida en el vídeo: {cause}.',
    remedy: 'Limpie la lente, apoye el teléfono en algo firme a unos 30 cm de la cara y repita el vídeo.',
  },
};
