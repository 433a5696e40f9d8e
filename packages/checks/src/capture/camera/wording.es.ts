import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'capture.camera.unavailable': {
    title: 'No se ha podido usar la cámara.',
    remedy:
      'Permita que esta página use la cámara y cierre otras aplicaciones que la estén usando, o utilice otro dispositivo. Esto no consume ningún intento.',
  },
};
