import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.text.unreadable': {
    title: 'We could not read the marked text reliably.',
    remedy:
      'Clean the document, make sure the marked part is sharp and evenly lit, and take the photo again.',
  },
};
