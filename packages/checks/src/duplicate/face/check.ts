import type { CheckResult } from '@vidimus/contracts';
import { faceSearchThreshold } from '@vidimus/vision/browser';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { sessionsNamed } from '../sessions-named.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = {
  check: 'duplicate/face',
  version: faceSearchThreshold.version,
  reasons,
  knobs,
} as const satisfies CheckEntry;

/** A session of another applicant, and how far its face lies from this one. */
export interface NearFace {
  readonly session: string;
  /** Straight-line distance of two embeddings of length one. */
  readonly distance: number;
}

/**
 * Value: distance of the nearest face of another applicant, null when none is near; threshold: the distance from which
 * two faces are told apart.
 * @param near faces of others in any order; null when there was no face to look for
 */
export function checkFaceKnown(near: readonly NearFace[] | null): CheckResult {
  if (!near) return notApplicable(entry, 'no_face');
  const threshold = knobs.knownMaxDistance.value;
  const known = near.filter(({ distance }) => distance < threshold).sort((a, b) => a.distance - b.distance);
  const measured = { value: known[0]?.distance ?? null, threshold, unit: 'distance' };
  if (known.length === 0) return passed(entry, measured);
  const sessions = sessionsNamed(known.map(({ session }) => session));
  return failed(entry, measured, reason('duplicate.face.known', null, { sessions }));
}
