import type { Knobs } from '../../check.ts';

export const knobs = {
  mostApart: {
    value: 0.55,
    unit: 'distance of embeddings from one alignment',
    provenance:
      'clips of five people of the development material, turned up to 46°: at most 0.50 within one clip, at least 0.62 between two people',
  },
} as const satisfies Knobs;
