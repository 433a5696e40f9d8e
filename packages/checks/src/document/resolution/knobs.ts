import type { Knobs } from '../../check.ts';

export const knobs = {
  leastWidth: {
    value: 560,
    unit: 'px of the longer side',
    provenance:
      'rendered specimens scaled down: reading of the zone falls below nine in ten under about 560 px',
  },
} as const satisfies Knobs;
