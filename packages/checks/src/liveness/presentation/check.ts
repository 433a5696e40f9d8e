import type { CheckResult } from '@vidimus/contracts';
import { embeddingDistance } from '@vidimus/vision/browser';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { type FrameSize, frameRegion } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = {
  check: 'liveness/presentation',
  version: 1,
  reasons,
  knobs,
} as const satisfies CheckEntry;

/** One frame of the clip with the embedding of its face. */
export interface FaceMoment extends FrameSize {
  readonly embedding: Float32Array;
}

/**
 * The widest gap between the faces of a clip, and the first frame beyond it: the faces are joined one by one to those
 * that they are nearest to (Prim's minimum spanning tree), so poses that lead from one to another bridge what lies
 * between them, and a change of person does not.
 */
function widestGap(moments: readonly FaceMoment[]): { distance: number; beyond: FaceMoment } {
  const joined = [moments[0]!];
  const open = moments.slice(1);
  let widest = { distance: 0, beyond: moments[0]! };
  while (open.length > 0) {
    const nearest = open
      .map((moment) => ({
        beyond: moment,
        distance: Math.min(...joined.map(({ embedding }) => embeddingDistance(embedding, moment.embedding))),
      }))
      .reduce((best, each) => (each.distance < best.distance ? each : best));
    if (nearest.distance > widest.distance) widest = nearest;
    joined.push(nearest.beyond);
    open.splice(open.indexOf(nearest.beyond), 1);
  }
  return widest;
}

/** Value: the widest gap between the faces of a clip, at rest and in movement; threshold: the widest that one face has. */
export function checkSameFace(moments: readonly FaceMoment[]): CheckResult {
  if (moments.length < 2) return notApplicable(entry, 'too_few_faces');
  const { distance, beyond } = widestGap(moments);
  const measured = { value: distance, threshold: knobs.mostApart.value, unit: 'distance' };
  if (distance <= knobs.mostApart.value) return passed(entry, measured);
  const suspected = reason('liveness.presentation.suspected', frameRegion(beyond), { sign: 'face_changed' });
  return failed(entry, measured, suspected);
}
