import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'service.dependency.unavailable': {
    title: 'Algo ha fallado por nuestra parte.',
    remedy:
      'Inténtelo de nuevo dentro de unos minutos; sus imágenes se conservan y esto no consume ningún intento.',
  },
};
