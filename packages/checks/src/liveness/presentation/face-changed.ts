import { embeddingDistance } from '@vidimus/vision/browser';
import { type FrameSize, frameRegion } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { type Sign, signOf, wayTo } from './sign.ts';

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

/** Value: the widest gap between the faces of a clip, at rest and in movement. */
export function faceChanged(moments: readonly FaceMoment[]): Sign {
  const { value: threshold, unit } = knobs.mostApart;
  const named = { sign: 'face_changed', version: 1, threshold, unit } as const;
  if (moments.length < 2) return signOf({ ...named, value: null });
  const { distance, beyond } = widestGap(moments);
  // One face can be as far from itself as 0.5: what lies below the threshold says nothing.
  const suspicion = distance > threshold ? wayTo(distance, 0, threshold) : 0;
  return signOf({ ...named, value: distance, suspicion, region: frameRegion(beyond) });
}
