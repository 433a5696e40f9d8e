import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.session.replayed': {
    title: 'El vídeo se mueve igual que uno entregado antes.',
    remedy:
      'Compárelo con los vídeos anteriores de esta persona: ¿la misma grabación otra vez o una persona que se mueve de forma parecida?',
  },
};
