import type { Knobs } from '../../check.ts';

export const knobs = {
  mostAlike: {
    value: 0.97,
    unit: 'correlation of the movements, 1 is the same recording',
    provenance:
      'of 150 simulated challenges, recordings of an answer are at least 0.98 alike, the same challenge answered anew at most 0.95, another one at most 0.90',
  },
} as const satisfies Knobs;
