import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.focus.blurry': {
    title: 'La foto está borrosa y no se puede leer la letra pequeña.',
    remedy:
      'Sujete el teléfono sin moverlo, toque el documento en la pantalla para enfocar y repita la foto.',
  },
};
