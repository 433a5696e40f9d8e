import type { Knobs } from '../../check.ts';

export const knobs = {
  mostHiddenEye: {
    value: 0.73,
    unit: 'share of the surroundings of the eye that shows more',
    provenance:
      'LFW, development half: 2 of 327 bare faces and faces with clear glasses measure more; of 144 rendered dark or mirrored glasses 97 in 100',
  },
  mostHat: {
    value: 0.925,
    unit: 'probability',
    provenance:
      'LFW, development half: 4 in 100 of the bare heads measure more, and 35 of 39 heads in real hats that look ahead; chosen there, measured on the test half (docs/accuracy.md, looks)',
  },
  mostMask: {
    value: 0.6,
    unit: 'probability',
    provenance:
      'LFW, development half: 9 of 367 bare faces that look ahead measure more, 1 of 30 beards among them; no drawn mask or hand that is told at 0.4 measures less (111 of 112 measure 0.93 or more); measured on the test half (docs/accuracy.md, looks)',
  },
  mostYaw: {
    value: 30,
    unit: 'degrees',
    provenance: 'farther aside the rim of glasses and hair at the temple lie where eyes and forehead were',
  },
} as const satisfies Knobs;
