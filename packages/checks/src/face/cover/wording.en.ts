import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.cover.glasses': {
    title: 'Your glasses hide your eyes in the video.',
    remedy:
      'Take off sunglasses; clear glasses may stay on if nothing shines in them. Then try again. If you wear dark glasses for medical reasons, send the video again as it is, and a person will look at it.',
  },
  'face.cover.hat': {
    title: 'A hat, scarf or something else covers your head in the video.',
    remedy:
      'Take it off, brush your hair out of your face, and try again. If you wear it for religious or medical reasons, send the video again as it is, and a person will look at it.',
  },
  'face.cover.mask': {
    title: 'Something covers your mouth or nose in the video.',
    remedy:
      'Take off your mask or scarf, keep your hands away from your face, and try again. If you wear it for religious or medical reasons, send the video again as it is, and a person will look at it.',
  },
};
