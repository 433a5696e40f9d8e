import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'duplicate.identity.known': {
    title: 'Otro solicitante presentó el mismo documento: {sessions}.',
    remedy:
      'Compare las sesiones: ¿una persona con dos cuentas o un documento en manos de otra? Apruebe solo si ambas cuentas pueden existir.',
  },
};
