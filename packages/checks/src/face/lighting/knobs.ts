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
  leastCheekLuma: {
    value: 20,
    unit: 'mean luma of one cheek',
    provenance:
      '90 LFW faces with one half darkened step by step: at a cheek of 20 an embedding lies up to 0.37 from its own evenly lit one; as they are, 98 of 100 measure 84 or more',
  },
} as const satisfies Knobs;
