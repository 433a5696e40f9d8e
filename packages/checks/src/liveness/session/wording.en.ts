import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.session.replayed': {
    title: 'We could not complete this check automatically.',
    remedy: 'There is nothing you need to do now; we will tell you how it goes on.',
  },
};
