import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { documentRegion, type SideEvidence } from '../../evidence.ts';
import { forMeasuring } from '../../pixels/grey-grid.ts';
import { sharpnessOf } from '../../pixels/sharpness.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/focus', version: 1, reasons, knobs } as const satisfies CheckEntry;

/**
 * Value: sharpness along the worse direction, or for a movement the share of strokes that it left. The reason's `kind`
 * is `defocus` or `motion`. With `unread`, of a photo of which nothing could be read, all that is less sharp than sharp
 * photos are is blurred.
 */
export function checkFocus(evidence: SideEvidence, { unread = false } = {}): CheckResult {
  const sharpness = sharpnessOf(forMeasuring(evidence.reading.flat).luma);
  const threshold = unread ? knobs.leastSharpWhenUnread.value : knobs.leastSharpness.value;
  const leastStrokes = unread ? knobs.leastStrokesWhenUnread.value : knobs.leastStrokes.value;
  if (sharpness === null) {
    // A zone was seen, but not one stroke of it: blurred beyond measure.
    if (!evidence.reading.mrz || evidence.reading.mrz.valid) return notApplicable(entry, 'no_print');
    return failed(entry, { value: 0, threshold, unit: 'ratio' }, blurry(evidence, 'defocus'));
  }
  const smeared = sharpness.smear < leastStrokes;
  const measured = smeared
    ? { value: sharpness.smear, threshold: leastStrokes, unit: 'ratio of gradients' }
    : { value: sharpness.worst, threshold, unit: 'ratio' };
  // A code that was read was sharp enough, whatever the ground behind it looks like: bars run one way as smears do.
  const { mrz, barcode } = evidence.reading;
  if ((!smeared && sharpness.worst >= threshold) || mrz?.valid || barcode) return passed(entry, measured);
  // Motion leaves the direction across it crisp; a lens out of focus leaves none.
  const crispAcross = sharpness.best >= Math.max(threshold, knobs.motionRatio.value * sharpness.worst);
  const kind = smeared || crispAcross ? 'motion' : 'defocus';
  return failed(entry, measured, blurry(evidence, kind));
}

const blurry = (evidence: SideEvidence, kind: 'motion' | 'defocus') =>
  reason('document.focus.blurry', documentRegion(evidence), { kind, side: evidence.side });
