import type { Knobs } from '../../check.ts';

export const knobs = {
  mostAlike: {
    value: 0.95,
    unit: 'correlation of the movements, 1 is the same recording',
    provenance: 'TODO',
  },
} as const satisfies Knobs;
