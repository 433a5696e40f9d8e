import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.cooldown.active': {
    title: 'Debe esperar un poco antes del próximo intento.',
    remedy: 'Vuelva a la hora indicada; lo que estaba bien se conserva.',
  },
};
