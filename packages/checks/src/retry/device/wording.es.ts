import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.device.exceeded': {
    title: 'Otros solicitantes fallaron una y otra vez en este navegador: {sessions}.',
    remedy:
      'Compare las sesiones: ¿personas que comparten un dispositivo o una sola que prueba distintos documentos y rostros?',
  },
};
