import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'service.dependency.unavailable': {
    title: 'Something went wrong on our side.',
    remedy: 'Try again in a few minutes; your pictures are kept and this does not use up a try.',
  },
};
