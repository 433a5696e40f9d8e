import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.document.exceeded': {
    title: 'Other applicants failed again and again with this document: {sessions}.',
    remedy:
      'Compare the sessions: a document in the hands of somebody else, or of its owner with several accounts? Approve only if this person is its holder.',
  },
};
