import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.injection.suspected': {
    title: 'The clip may not come from a camera: {sign}.',
    remedy:
      'Each of these signs can have a harmless cause, such as a video-call program. Compare the clip with the document and with earlier clips, or ask for a clip from another device.',
  },
};
