import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.resolution.too_small': {
    title: 'El documento se ve demasiado pequeño en la foto.',
    remedy: 'Acérquese hasta que el documento llene el marco y repita la foto.',
  },
};
