import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'data.age.below_minimum': {
    title: 'You must be at least {minimum} years old to use this service.',
    remedy: 'You are welcome to come back once you have reached that age.',
  },
};
