import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.presentation.suspected': {
    title: 'Something other than a person may have been before the camera: {sign}.',
    remedy:
      'Watch the clip: does the face move as a head does, is it one person throughout, are there edges or lines of a display or a sheet around it?',
  },
  'liveness.presentation.unclear': {
    title: 'It could not be seen clearly enough that you are before the camera.',
    remedy:
      'Sit in even light, away from windows and lamps, and hold the screen close. If colours were shown, next time there is one more movement instead.',
  },
};
