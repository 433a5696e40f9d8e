import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.country.unsupported': {
    title: 'Documents issued by {country} are not accepted here.',
    remedy: 'Use a document issued by another country, if you have one.',
  },
};
