import type { Knobs } from '../../check.ts';

export const knobs = {
  leastSharpness: {
    value: 0.3,
    unit: 'ratio',
    provenance:
      '12 real and 2 rendered specimens blurred step by step: sharp ones measure 0.97 or more; print is read down to 0.3 to 0.25 and no longer below 0.15',
  },
  motionRatio: {
    value: 2.2,
    unit: 'ratio',
    provenance:
      'better over worse direction: sharp print stays below 1.8 on the same specimens, defocused print that is still read below 1.9',
  },
} as const satisfies Knobs;
