import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.cover.obscured': {
    title: 'Algo tapa esta parte del documento: {field}.',
    remedy:
      'Deje el documento sobre una superficie o sujételo solo por los bordes, sin taparlo con los dedos, y repita la foto.',
  },
};
