import type { Knobs } from '../../check.ts';

const faces = '135 faces of the LFW development fold, eyes about 41 px apart';

export const knobs = {
  leastSharpness: {
    value: 0.07,
    unit: 'ratio',
    provenance: `${faces}: as they are 98 of 100 measure 0.16 or more; blurred by 0.06 eye distances, where an embedding lies 0.3 from its own sharp one, half of them 0.05 or less`,
  },
  motionRatio: {
    value: 2.2,
    unit: 'ratio',
    provenance: 'sharper over blurred direction, as in document/focus',
  },
  leastEyesApart: {
    value: 12,
    unit: 'px',
    provenance: `${faces}, made smaller: at 12 px an embedding lies 0.22 to 0.4 from its own large one, at 10 px 0.28 to 0.47, which is a stranger's`,
  },
} as const satisfies Knobs;
