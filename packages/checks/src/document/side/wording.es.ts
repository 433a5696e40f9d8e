import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.side.missing': {
    title: 'Falta por fotografiar una cara del documento: {side}.',
    remedy: 'Haga una foto de la cara que falta.',
  },
  'document.side.wrong': {
    title: 'Esta es la otra cara del documento; necesitamos esta: {side}.',
    remedy: 'Dele la vuelta al documento y repita la foto.',
  },
  'document.side.same_twice': {
    title: 'Las dos fotos muestran la misma cara del documento.',
    remedy: 'Dele la vuelta al documento y fotografíe la otra cara.',
  },
};
