import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.lighting.too_dark': {
    title: '{part} is too dark in the video.',
    remedy: 'Turn on a light in front of you or face a window, and try again.',
  },
  'face.lighting.too_bright': {
    title: 'Your face is too bright in the video.',
    remedy: 'Move out of direct light or turn the lamp away, and try again.',
  },
};
