import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'duplicate.face.known': {
    title: 'The face is very like that of another applicant: {sessions}.',
    remedy:
      'Compare the faces of the sessions: one person, twins, or a chance likeness? Approve only if both accounts may exist.',
  },
};
