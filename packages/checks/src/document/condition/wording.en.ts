import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.condition.damaged': {
    title: 'The document looks worn or damaged at {field}.',
    remedy:
      'A person will look at your photo. If you have another valid document, you can use that one instead.',
  },
};
