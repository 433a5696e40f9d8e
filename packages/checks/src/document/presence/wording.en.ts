import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.presence.not_found': {
    title: 'We could not find a document in this photo.',
    remedy:
      'Lay the document flat on a plain, darker surface, let it fill the frame, and take the photo again.',
  },
  'document.presence.multiple': {
    title: 'This photo shows more than one document.',
    remedy: 'Put the other one away, photograph one side of your document alone, and let it fill the frame.',
  },
};
