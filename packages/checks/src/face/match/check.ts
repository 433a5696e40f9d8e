import type { CheckResult, Region } from '@vidimus/contracts';
import {
  embeddingDistance,
  faceThresholds,
  type MatchThresholds,
  matchResult,
  meanEmbedding,
} from '@vidimus/vision/browser';
import { type CheckEntry, failed, inconclusive, notApplicable, passed, reason } from '../../check.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = {
  check: 'face/match',
  version: faceThresholds.version,
  reasons,
  knobs,
} as const satisfies CheckEntry;

export interface MatchEvidence {
  /** 128 numbers of the document's portrait, and where it stands; null without one. */
  readonly portrait: { readonly embedding: Float32Array; readonly region: Region } | null;
  /** Embeddings of the best frames of the clip, spread over its length. */
  readonly frames: readonly Float32Array[];
  /** Those of a model that an operator plugged in; without them the built-in model's. */
  readonly thresholds?: MatchThresholds | undefined;
}

/** Value: distance between the portrait and the mean of the clip's best frames; threshold: the greatest that passes. */
export function checkMatch({ portrait, frames, thresholds = faceThresholds }: MatchEvidence): CheckResult {
  const own = { ...entry, version: thresholds.version };
  if (!portrait) return notApplicable(own, 'no_portrait');
  if (frames.length === 0) return notApplicable(own, 'no_face_in_clip');
  const value = embeddingDistance(portrait.embedding, meanEmbedding(frames));
  const measured = {
    value,
    threshold: thresholds.passMaxDistance,
    unit: 'distance',
    region: portrait.region,
  };
  const result = matchResult(value, thresholds);
  if (result === 'passed') return passed(own, measured);
  const different = reason('face.match.different', portrait.region);
  return result === 'failed' ? failed(own, measured, different) : inconclusive(own, measured, different);
}
