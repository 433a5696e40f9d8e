import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.document.inconsistent': {
    title: 'Dos partes del documento no coinciden: {field}.',
    remedy: 'Asegúrese de que nada tape el documento y vuelva a hacerle una foto nítida.',
  },
};
