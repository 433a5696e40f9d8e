import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.country.unsupported': {
    title: 'Aquí no se aceptan documentos expedidos por este país: {country}.',
    remedy: 'Use un documento expedido por otro país, si lo tiene.',
  },
};
