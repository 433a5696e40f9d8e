import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'duplicate.face.known': {
    title: 'La cara se parece mucho a la de otro solicitante: {sessions}.',
    remedy:
      'Compare las caras de las sesiones: ¿una sola persona, gemelos o un parecido casual? Apruebe solo si ambas cuentas pueden existir.',
  },
};
