import { faceSearchThreshold } from '@vidimus/vision/browser';
import type { Knobs } from '../../check.ts';

export const knobs = {
  knownMaxDistance: {
    value: faceSearchThreshold.knownMaxDistance,
    unit: 'distance',
    provenance:
      'LFW development fold, every pair of strangers; table in packages/vision/src/face/thresholds.ts',
  },
} as const satisfies Knobs;
