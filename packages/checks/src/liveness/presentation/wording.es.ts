import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.presentation.suspected': {
    title: 'La cara del vídeo pasa a ser la de otra persona.',
    remedy:
      'Compare las caras del fotograma marcado y del documento: ¿una sola persona todo el tiempo u otra que la sustituye?',
  },
};
