import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.match.different': {
    title: 'La cara del vídeo no coincide con el retrato del documento.',
    remedy:
      'Use su propio documento, mire de frente a la cámara con luz uniforme, sin gafas ni sombrero, y repita el vídeo.',
  },
};
