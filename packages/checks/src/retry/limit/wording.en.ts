import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.limit.reached': {
    title: 'You have used all your tries.',
    remedy: 'Ask for a person to look at your case; your pictures are kept for them.',
  },
};
