import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.presentation.suspected': {
    title: 'The face in the clip changes from one person to another.',
    remedy:
      'Compare the faces of the marked frame and of the document: one person throughout, or another who took over?',
  },
};
