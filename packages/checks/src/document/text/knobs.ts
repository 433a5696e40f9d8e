import type { Knobs } from '../../check.ts';

export const knobs = {
  leastConfident: { value: 4, unit: 'lines', provenance: 'the least that any supported side prints' },
} as const satisfies Knobs;
