import type { CheckResult, Region } from '@vidimus/contracts';
import { embeddingDistance, faceThresholds, matchResult, meanEmbedding } from '@vidimus/vision/browser';
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
}

/** Value: distance between the portrait and the mean of the clip's best frames; threshold: the greatest that passes. */
export function checkMatch({ portrait, frames }: MatchEvidence): CheckResult {
  if (!portrait) return notApplicable(entry, 'no_portrait');
  if (frames.length === 0) return notApplicable(entry, 'no_face_in_clip');
  const value = embeddingDistance(portrait.embedding, meanEmbedding(frames));
  const measured = {
    value,
    threshold: knobs.passMaxDistance.value,
    unit: 'distance',
    region: portrait.region,
  };
  const result = matchResult(value);
  if (result === 'passed') return passed(entry, measured);
  const different = reason('face.match.different', portrait.region);
  return result === 'failed' ? failed(entry, measured, different) : inconclusive(entry, measured, different);
}
