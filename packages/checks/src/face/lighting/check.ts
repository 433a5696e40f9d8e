import type { CheckResult } from '@vidimus/contracts';
import type { FrameSignal } from '@vidimus/vision/browser';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { type FrameSize, frameRegion } from '../../evidence.ts';
import { quantileOf } from '../../pixels/grey-grid.ts';
import type { FaceView } from '../views.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'face/lighting', version: 2, reasons, knobs } as const satisfies CheckEntry;

/**
 * Value: median over the clip of the face's mean luma, 0–255, or of the darker cheek's where only that one is too dark.
 * The reason's `part` is `face`, or the person's own `left` or `right`.
 */
export function checkFaceLighting(
  signals: readonly (FrameSignal & FrameSize)[],
  views: readonly FaceView[],
): CheckResult {
  const faces = signals.flatMap((signal) => (signal.face ? [{ signal, luma: signal.face.meanLuma }] : []));
  if (faces.length === 0) return notApplicable(entry, 'no_face');
  const luma = quantileOf(
    faces.map((each) => each.luma),
    0.5,
  );
  const { leastLuma, mostLuma } = knobs;
  const typical = faces.find((each) => each.luma === luma)!.signal;
  if (luma < leastLuma.value) {
    const measured = { value: luma, threshold: leastLuma.value, unit: 'luma' };
    const whole = { part: 'face' };
    return failed(entry, measured, reason('face.lighting.too_dark', frameRegion(typical), whole));
  }
  if (luma > mostLuma.value) {
    const measured = { value: luma, threshold: mostLuma.value, unit: 'luma' };
    return failed(entry, measured, reason('face.lighting.too_bright', frameRegion(typical)));
  }
  return halfInTheDark(views) ?? passed(entry, { value: luma, threshold: leastLuma.value, unit: 'luma' });
}

/** Uneven light: one cheek lies in the dark though the face as a whole does not. */
function halfInTheDark(views: readonly FaceView[]): CheckResult | null {
  for (const part of ['left', 'right'] as const) {
    const luma = quantileOf(
      views.map(({ cheeks }) => cheeks[part]),
      0.5,
    );
    const typical = views.find(({ cheeks }) => cheeks[part] === luma);
    if (!typical || luma >= knobs.leastCheekLuma.value) continue;
    const measured = { value: luma, threshold: knobs.leastCheekLuma.value, unit: 'luma of a cheek' };
    return failed(entry, measured, reason('face.lighting.too_dark', frameRegion(typical), { part }));
  }
  return null;
}
