import type { Knobs } from '../../check.ts';

export const knobs = {
  leastSharpness: {
    value: 0.4,
    unit: 'ratio',
    provenance:
      '12 real and 2 rendered specimens blurred step by step: sharp ones measure 0.97 or more; print is read down to 0.3 to 0.25 and no longer below 0.15; unreadable ones of the development split measure 0.3 or less',
  },
  leastStrokes: {
    value: 0.28,
    unit: 'ratio of gradients',
    provenance:
      'development specimens: moved ones measure 0.07 to 0.16, sharp ones 0.46 or more, whatever the direction',
  },
  leastSharpWhenUnread: {
    value: 0.9,
    unit: 'ratio',
    provenance: 'just under the 0.97 of sharp specimens, see leastSharpness',
  },
  leastStrokesWhenUnread: {
    value: 0.44,
    unit: 'ratio of gradients',
    provenance: 'just under the 0.46 of sharp specimens, see leastStrokes',
  },
  motionRatio: {
    value: 2.2,
    unit: 'ratio',
    provenance:
      'better over worse direction: sharp print stays below 1.8 on the same specimens, defocused print that is still read below 1.9',
  },
} as const satisfies Knobs;
