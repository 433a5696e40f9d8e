import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.match.different': {
    title: 'The face in the video does not match the portrait on the document.',
    remedy:
      'Use your own document, look straight into the camera in even light without glasses or hat, and try again.',
  },
};
