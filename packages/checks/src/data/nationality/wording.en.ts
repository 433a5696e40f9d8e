import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.nationality.mismatch': {
    title: 'You chose the nationality {expected}, but the document says {found}.',
    remedy: 'Choose the nationality that your document shows, or photograph the right document.',
  },
};
