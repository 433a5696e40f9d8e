import type { CheckResult, Flash, Reason, Region } from '@vidimus/contracts';
import type { Relief } from '@vidimus/vision/browser';
import { type CheckEntry, failed, inconclusive, notApplicable, passed, reason } from '../../check.ts';
import { type FaceMoment, faceChanged } from './face-changed.ts';
import { flashFollowed, type LitFrame } from './flash.ts';
import { flatPicture } from './flat-picture.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';
import { screenBehind } from './screen.ts';
import type { Sign } from './sign.ts';

export const entry = {
  check: 'liveness/presentation',
  version: 3,
  reasons,
  knobs,
} as const satisfies CheckEntry;

/** What of a clip tells a person before the camera from a picture of one. */
export interface PresenceEvidence {
  readonly moments: readonly FaceMoment[];
  readonly reliefs: readonly Relief[];
  /** Strength of a fine grid over the face and around it; null where the face is too small. */
  readonly grid: number | null;
  readonly lights: readonly LitFrame[];
}

/** The signs together: the root of the sum of their squares, so that two weak ones weigh as one that is not. */
const weigh = (signs: readonly Sign[]): number => Math.hypot(...signs.map(({ suspicion }) => suspicion));

/** The signs that a suspicion rests on: those at their own threshold, else the strongest ones. */
function weightiest(signs: readonly Sign[]): Sign[] {
  const beyond = signs.filter(({ suspicion }) => suspicion >= knobs.suspected.value);
  return beyond.length > 0 ? beyond : signs.filter(({ suspicion }) => suspicion >= 0.5);
}

const rounded = (value: number | null): number | null => value && Number(value.toPrecision(6));

/**
 * Value: the weight of all signs together; threshold: what no person before the camera reaches. What was asked for and
 * cannot be seen, as colours in a bright room, is inconclusive, and so is a weight just short of the threshold.
 * @param region where the face was, for signs that have no place of their own
 */
export function checkPresentation(
  { moments, reliefs, grid, lights }: PresenceEvidence,
  flash: Flash | null,
  region: Region | null,
): CheckResult {
  const signs = [
    faceChanged(moments),
    flatPicture(reliefs),
    screenBehind(grid),
    ...(flash ? [flashFollowed(lights, flash)] : []),
  ];
  const unclear = signs.find((sign) => sign.unclear);
  const seen = signs.filter(({ value }) => value !== null);
  if (seen.length === 0 && !unclear) return notApplicable(entry, 'too_few_faces');
  const value = weigh(signs);
  const measured = { value, threshold: knobs.suspected.value, unit: 'weight of the signs' };
  const withSigns = (result: CheckResult): CheckResult => ({
    ...result,
    signs: signs.map(({ sign, version, value: own, threshold, unit }) => ({
      sign,
      version,
      value: rounded(own),
      threshold,
      unit,
    })),
  });
  if (value >= knobs.suspected.value) {
    const found = weightiest(signs).map(
      ({ sign, region: own }): Reason => reason('liveness.presentation.suspected', own ?? region, { sign }),
    );
    return withSigns(failed(entry, measured, ...found));
  }
  if (unclear || value >= knobs.unclear.value)
    return withSigns(inconclusive(entry, measured, reason('liveness.presentation.unclear', region)));
  return withSigns(passed(entry, measured));
}
