import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.type.mismatch': {
    title: 'Ha elegido {expected}, pero la foto muestra {found}.',
    remedy: 'Fotografíe el documento que ha elegido, o vuelva atrás y elija {found}.',
  },
  'document.type.unsupported': {
    title: 'Aquí no se acepta este tipo de documento.',
    remedy: 'Use un pasaporte u otro documento de la lista.',
  },
};
