import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.glare.covers_field': {
    title: 'Un reflejo tapa esta parte del documento: {field}.',
    remedy: 'Incline el documento o apártelo de la lámpara hasta que desaparezca el brillo y repita la foto.',
  },
};
