import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.presence.not_found': {
    title: 'No hemos encontrado ningún documento en esta foto.',
    remedy:
      'Ponga el documento sobre una superficie lisa y más oscura, haga que llene el marco y repita la foto.',
  },
  'document.presence.multiple': {
    title: 'En esta foto aparece más de un documento.',
    remedy: 'Aparte el otro, fotografíe solo una cara de su documento y haga que llene el marco.',
  },
};
