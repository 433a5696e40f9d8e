import type { Knobs } from '../../check.ts';

export const knobs = {
  leastLines: {
    value: 4,
    unit: 'lines of text',
    provenance:
      'fewer lines than any supported document prints; photos of desks and faces in the development material give 0–2',
  },
} as const satisfies Knobs;
