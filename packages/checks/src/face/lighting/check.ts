import type { CheckResult } from '@vidimus/contracts';
import type { FrameSignal } from '@vidimus/vision/browser';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { type FrameSize, frameRegion } from '../../evidence.ts';
import { quantileOf } from '../../pixels/grey-grid.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'face/lighting', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: median over the clip of the face's mean luma, 0–255. */
export function checkFaceLighting(signals: readonly (FrameSignal & FrameSize)[]): CheckResult {
  const faces = signals.flatMap((signal) => (signal.face ? [{ signal, luma: signal.face.meanLuma }] : []));
  if (faces.length === 0) return notApplicable(entry, 'no_face');
  const luma = quantileOf(
    faces.map((each) => each.luma),
    0.5,
  );
  const { leastLuma, mostLuma } = knobs;
  const dark = luma < leastLuma.value;
  const threshold = dark || luma <= mostLuma.value ? leastLuma.value : mostLuma.value;
  const measured = { value: luma, threshold, unit: 'luma' };
  if (!dark && luma <= mostLuma.value) return passed(entry, measured);
  const typical = faces.find((each) => each.luma === luma)!.signal;
  return failed(
    entry,
    measured,
    reason(dark ? 'face.lighting.too_dark' : 'face.lighting.too_bright', frameRegion(typical)),
  );
}
