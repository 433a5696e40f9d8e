import type { Knobs } from '../../check.ts';

export const knobs = {
  leastHigh: {
    value: 70,
    unit: 'luma',
    provenance: 'rendered specimens darkened step by step: reading fails below about 60',
  },
  mostLow: {
    value: 225,
    unit: 'luma',
    provenance: 'over-exposed specimens lose print from about 230; clean scans stay below 200',
  },
} as const satisfies Knobs;
