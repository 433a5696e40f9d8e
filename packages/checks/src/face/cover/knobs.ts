import type { Knobs } from '../../check.ts';

export const knobs = {
  mostHiddenEye: {
    value: 0.73,
    unit: 'share of the surroundings of the eye that shows more',
    provenance:
      'LFW, development half: 2 of 327 bare faces and faces with clear glasses measure more; of 144 rendered dark or mirrored glasses 97 in 100',
  },
  mostHat: {
    value: 0.935,
    unit: 'probability',
    provenance:
      'LFW, development half: 3 in 100 of the bare heads measure more, and 34 of 39 heads in real hats that look ahead; chosen there, measured on the test half (docs/accuracy.md, looks)',
  },
  mostMask: {
    value: 0.4,
    unit: 'probability',
    provenance:
      'LFW, development half: 3 in 100 of the bare faces measure more, and 99 in 100 drawn masks and hands; measured on the test half (docs/accuracy.md, looks)',
  },
  mostYaw: {
    value: 30,
    unit: 'degrees',
    provenance: 'farther aside the rim of glasses and hair at the temple lie where eyes and forehead were',
  },
} as const satisfies Knobs;
