import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { frameRegion } from '../../evidence.ts';
import { quantileOf } from '../../pixels/grey-grid.ts';
import type { FaceView } from '../views.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'face/focus', version: 1, reasons, knobs } as const satisfies CheckEntry;

const worse = ({ sharpness }: FaceView): number => Math.min(sharpness.alongX, sharpness.alongY);

/**
 * Value: median over the kept frames of the sharpness along the worse direction, or the distance of the eyes in px where
 * that is too little. The reason's `cause` is `defocus`, `motion` or `distance`.
 */
export function checkFaceFocus(views: readonly FaceView[]): CheckResult {
  if (views.length === 0) return notApplicable(entry, 'no_face');
  const eyesApart = quantileOf(
    views.map(({ eyesApartPx }) => eyesApartPx),
    0.5,
  );
  const sharpness = quantileOf(views.map(worse), 0.5);
  const { leastEyesApart, leastSharpness, motionRatio } = knobs;
  if (eyesApart < leastEyesApart.value) {
    const far = views.find(({ eyesApartPx }) => eyesApartPx === eyesApart)!;
    const measured = { value: eyesApart, threshold: leastEyesApart.value, unit: 'px between the eyes' };
    return failed(entry, measured, reason('face.focus.blurry', frameRegion(far), { cause: 'distance' }));
  }
  const measured = { value: sharpness, threshold: leastSharpness.value, unit: 'ratio' };
  if (sharpness >= leastSharpness.value) return passed(entry, measured);
  const typical = views.find((view) => worse(view) === sharpness)!;
  const better = Math.max(typical.sharpness.alongX, typical.sharpness.alongY);
  // A movement leaves the direction across it crisp; a lens out of focus leaves none.
  const crispAcross = better >= Math.max(leastSharpness.value, motionRatio.value * sharpness);
  const cause = crispAcross ? 'motion' : 'defocus';
  return failed(entry, measured, reason('face.focus.blurry', frameRegion(typical), { cause }));
}
