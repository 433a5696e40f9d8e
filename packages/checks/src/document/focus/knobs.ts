import type { Knobs } from '../../check.ts';

export const knobs = {
  leastSharpness: {
    value: 0.3,
    unit: 'ratio',
    provenance:
      'rendered and real specimens blurred step by step: the machine readable zone stops being read between 0.35 and 0.25',
  },
  motionRatio: {
    value: 2.2,
    unit: 'ratio',
    provenance: 'better over worse direction: sharp print stays below 1.9 on development specimens',
  },
} as const satisfies Knobs;
