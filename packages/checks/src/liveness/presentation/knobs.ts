import type { Knobs } from '../../check.ts';

export const knobs = {
  mostApart: {
    value: 0.55,
    unit: 'distance of embeddings from one alignment',
    provenance: 'TODO',
  },
} as const satisfies Knobs;
