import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'retry.device.exceeded': {
    title: 'Other applicants failed again and again in this browser: {sessions}.',
    remedy:
      'Compare the sessions: people who share a device, or one person trying different documents and faces?',
  },
};
