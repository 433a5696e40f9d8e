import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.document.exceeded': {
    title: 'Otros solicitantes fallaron una y otra vez con este documento: {sessions}.',
    remedy:
      'Compare las sesiones: ¿el documento está en manos ajenas o en las de su titular con varias cuentas? Apruebe solo si esta persona es su titular.',
  },
};
