import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.validity.expired': {
    title: 'Este documento caducó el {date}.',
    remedy: 'Use un documento vigente. Sus demás datos se conservan.',
  },
  'document.validity.not_yet_valid': {
    title: 'Este documento solo es válido a partir del {date}.',
    remedy: 'Use un documento que sea válido hoy.',
  },
};
