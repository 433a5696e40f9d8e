import type { Knobs } from '../../check.ts';

export const knobs = {
  leastHigh: {
    value: 70,
    unit: 'luma',
    provenance:
      'four specimens darkened step by step with sensor noise: half the light measures 156 or more, a tenth 75 to 82, a sixteenth 60 to 66',
  },
  mostLow: {
    value: 225,
    unit: 'luma',
    provenance:
      'the same specimens brightened: at twice the light 182 to 218, at three times 196 to 235; clean scans stay below 195',
  },
} as const satisfies Knobs;
