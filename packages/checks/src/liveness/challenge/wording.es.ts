import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.challenge.missed': {
    title: 'No hemos visto este movimiento: {action}.',
    remedy: 'Espere cada instrucción, haga el movimiento con claridad y vuelva a mirar al frente.',
  },
  'liveness.challenge.wrong_order': {
    title: 'Se le pidió {action}, pero en ese momento vimos otro movimiento.',
    remedy: 'Siga las instrucciones una por una, en el orden mostrado.',
  },
  'liveness.challenge.timeout': {
    title: 'Se le pidió {action}, pero el movimiento llegó cuando ya había terminado el tiempo.',
    remedy: 'Empiece el movimiento en cuanto aparezca la instrucción.',
  },
};
