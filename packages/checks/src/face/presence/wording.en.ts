import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'face.presence.not_found': {
    title: 'We could not find {face} {where}.',
    remedy: 'Make sure that {face} can be seen as a whole, evenly lit and in focus, and try again.',
  },
  'face.presence.multiple': {
    title: 'More than one face can be seen {where}.',
    remedy:
      'Make sure that you are alone in front of the camera, without portraits behind you, and try again.',
  },
};
