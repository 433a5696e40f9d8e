import type { Knobs } from '../../check.ts';

export const knobs = {
  leastLuma: { value: 40, unit: 'mean luma of the face', provenance: 'PROVISIONAL' },
  mostLuma: { value: 225, unit: 'mean luma of the face', provenance: 'PROVISIONAL' },
} as const satisfies Knobs;
