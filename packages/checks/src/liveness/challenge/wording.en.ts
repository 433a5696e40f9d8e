import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'liveness.challenge.missed': {
    title: 'We did not see you {action}.',
    remedy:
      'Wait for each instruction, then make the movement clearly and come back to looking straight ahead.',
  },
  'liveness.challenge.wrong_order': {
    title: 'You were asked to {action}, but at that moment we saw another movement.',
    remedy: 'Follow the instructions one by one, in the order shown.',
  },
  'liveness.challenge.timeout': {
    title: 'You were asked to {action}, but the movement came after the time for it was over.',
    remedy: 'Start the movement as soon as the instruction appears.',
  },
};
