import { faceThresholds } from '@vidimus/vision/browser';
import type { Knobs } from '../../check.ts';

const provenance =
  'LFW development fold, the document side of each pair degraded like a printed portrait; frozen with the measured rates in packages/vision/models.json (face_embedding)';

export const knobs = {
  passMaxDistance: { value: faceThresholds.passMaxDistance, unit: 'distance', provenance },
  reviewMaxDistance: { value: faceThresholds.reviewMaxDistance, unit: 'distance', provenance },
} as const satisfies Knobs;
