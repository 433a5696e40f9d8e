import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.presence.not_found': {
    title: 'No hemos podido encontrar {face} {where}.',
    remedy:
      'Asegúrese de que {face} se vea por completo, con luz uniforme y bien enfocada, y vuelva a intentarlo.',
  },
  'face.presence.multiple': {
    title: 'Se ve más de una cara {where}.',
    remedy: 'Asegúrese de estar a solas ante la cámara, sin retratos detrás, y vuelva a intentarlo.',
  },
};
