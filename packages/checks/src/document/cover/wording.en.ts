import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.cover.obscured': {
    title: 'Something covers {field}.',
    remedy:
      'Lay the document down or hold it by its edges only, so that no finger covers it, and take the photo again.',
  },
};
