import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.exposure.too_dark': {
    title: 'The photo is too dark.',
    remedy: 'Turn on a light or move near a window, and take the photo again.',
  },
  'document.exposure.too_bright': {
    title: 'The photo is too bright, and the print has faded out.',
    remedy: 'Turn off the flash or move out of direct light, and take the photo again.',
  },
};
