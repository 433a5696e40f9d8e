import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'duplicate.identity.known': {
    title: 'Another applicant presented the same document: {sessions}.',
    remedy:
      'Compare the sessions: one person with two accounts, or a document in the hands of somebody else? Approve only if both accounts may exist.',
  },
};
