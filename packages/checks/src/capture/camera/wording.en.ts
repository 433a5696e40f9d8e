import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'capture.camera.unavailable': {
    title: 'The camera could not be used.',
    remedy:
      'Allow this page to use the camera and close other apps that use it, or use another device. This does not use up a try.',
  },
};
