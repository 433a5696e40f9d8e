import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.glare.covers_field': {
    title: 'A bright reflection covers {field}.',
    remedy:
      'Tilt the document or move it away from the lamp until the bright spot is gone, and take the photo again.',
  },
};
