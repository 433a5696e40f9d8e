import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.lighting.too_dark': {
    title: '{part} se ve demasiado en sombra en el vídeo.',
    remedy: 'Encienda una luz delante de usted o póngase frente a una ventana y repita el vídeo.',
  },
  'face.lighting.too_bright': {
    title: 'Su cara tiene demasiada luz en el vídeo.',
    remedy: 'Evite la luz directa o aparte la lámpara y repita el vídeo.',
  },
};
