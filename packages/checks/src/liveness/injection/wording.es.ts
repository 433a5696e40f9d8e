import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.injection.suspected': {
    title: 'Puede que el vídeo no venga de una cámara: {sign}.',
    remedy:
      'Cada uno de estos indicios puede tener una causa inofensiva, como un programa de videollamadas. Compare el vídeo con el documento y con vídeos anteriores, o pida uno grabado con otro dispositivo.',
  },
};
