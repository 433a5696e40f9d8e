import type { Knobs } from '../../check.ts';

export const knobs = {
  leastLuma: {
    value: 40,
    unit: 'mean luma of the face',
    provenance:
      'five faces darkened step by step with sensor noise: at 40 an embedding lies 0.1 to 0.4 from its own well-lit one, at 30 up to 0.57 or no face is found',
  },
  mostLuma: {
    value: 225,
    unit: 'mean luma of the face',
    provenance:
      'the same faces brightened: at 225 an embedding lies 0.2 to 0.4 from its own, at 245 up to 0.52; lit as usual they measure 85 to 156',
  },
} as const satisfies Knobs;
