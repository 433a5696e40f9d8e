import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.resolution.too_small': {
    title: 'The document is too small in the photo.',
    remedy: 'Move closer until the document fills the frame, and take the photo again.',
  },
};
