import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.session.replayed': {
    title: 'The clip moves just as one that was handed in before.',
    remedy:
      'Compare it with this person’s earlier clips: the same recording shown again, or a person who moves alike?',
  },
};
