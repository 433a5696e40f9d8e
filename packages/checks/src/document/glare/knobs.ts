import type { Knobs } from '../../check.ts';

export const knobs = {
  mostCovered: {
    value: 0.05,
    unit: 'share of a needed zone',
    provenance: 'a twentieth of a zone is about two characters of a printed line',
  },
  paper: {
    value: 0.3,
    unit: 'share of the document',
    provenance: 'a blown-out area this large is white ground, as on scans, not a lamp',
  },
  leastShare: {
    value: 0.003,
    unit: 'share of the document',
    provenance: 'smaller patches are holograms and laminate sparkle',
  },
} as const satisfies Knobs;
