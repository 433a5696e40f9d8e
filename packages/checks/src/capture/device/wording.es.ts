import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'capture.device.unsupported': {
    title: 'Este navegador no puede grabar lo que se necesita aquí.',
    remedy: 'Use un navegador actualizado u otro dispositivo. Esto no consume ningún intento.',
  },
};
