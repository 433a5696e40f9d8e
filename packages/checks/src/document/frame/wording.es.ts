import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.frame.cropped': {
    title: 'Una parte del documento queda fuera de la foto.',
    remedy: 'Aléjese un poco para que se vean las cuatro esquinas con algo de espacio alrededor.',
  },
};
