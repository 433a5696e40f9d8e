import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.type.mismatch': {
    title: 'You chose {expected}, but the photo shows {found}.',
    remedy: 'Photograph the document that you chose, or go back and choose {found}.',
  },
  'document.type.unsupported': {
    title: 'This kind of document is not accepted here.',
    remedy: 'Use a passport or another document from the list.',
  },
};
