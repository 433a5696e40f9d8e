import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.frame.cropped': {
    title: 'Part of the document is outside the photo.',
    remedy: 'Move back a little so that all four corners are visible with some space around them.',
  },
};
