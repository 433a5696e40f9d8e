import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.focus.blurry': {
    title: 'Your face is not sharp in the video: {cause}.',
    remedy: 'Wipe the lens, rest the phone on something steady about 30 cm from your face, and try again.',
  },
};
