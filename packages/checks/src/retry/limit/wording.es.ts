import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.limit.reached': {
    title: 'Ha agotado todos los intentos.',
    remedy: 'Pida que una persona revise su caso; sus imágenes se conservan para ello.',
  },
};
