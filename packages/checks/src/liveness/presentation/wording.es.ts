import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.presentation.suspected': {
    title: 'Puede que ante la cámara no hubiera una persona: {sign}.',
    remedy:
      'Vea el vídeo: ¿se mueve la cara como una cabeza real, es siempre la misma persona, hay alrededor bordes o rayas de una pantalla o de una hoja?',
  },
  'liveness.presentation.unclear': {
    title: 'No se ha visto con suficiente claridad que usted esté ante la cámara.',
    remedy:
      'Siéntese con luz uniforme, lejos de ventanas y lámparas, y acerque la pantalla. Si se mostraron colores, la próxima vez habrá un movimiento más en su lugar.',
  },
};
