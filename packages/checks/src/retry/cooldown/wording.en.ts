import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.cooldown.active': {
    title: 'You need to wait a little before the next try.',
    remedy: 'Come back at the time shown; what was right is kept.',
  },
};
