import type { Knobs } from '../../check.ts';

export const knobs = {
  mostTaken: {
    value: 0.05,
    unit: 'share of a needed zone',
    provenance: 'a twentieth of a zone is about two characters of a printed line',
  },
} as const satisfies Knobs;
