import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.age.below_minimum': {
    title: 'Debe tener al menos {minimum} años para usar este servicio.',
    remedy: 'Podrá volver cuando haya alcanzado esa edad.',
  },
};
