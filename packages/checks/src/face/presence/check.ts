import type { CheckResult } from '@vidimus/contracts';
import type { FrameSignal } from '@vidimus/vision/browser';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import {
  boxQuad,
  documentRegion,
  type FrameSize,
  frameRegion,
  regionOf,
  type SideEvidence,
} from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'face/presence', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: share of the clip's frames that show a face, or that show several; signals must not be empty. */
export function checkFaceInClip(signals: readonly (FrameSignal & FrameSize)[]): CheckResult {
  const params = { where: 'liveness' };
  const without = signals.filter(({ face }) => face === null);
  const seen = 1 - without.length / signals.length;
  if (seen < knobs.leastSeen.value) {
    const measured = { value: seen, threshold: knobs.leastSeen.value, unit: 'share of frames with a face' };
    const shown = without[Math.floor(without.length / 2)]!;
    return failed(entry, measured, reason('face.presence.not_found', frameRegion(shown), params));
  }
  const crowded = signals.filter(({ faces }) => faces > 1);
  const company = crowded.length / signals.length;
  const measured = {
    value: company,
    threshold: knobs.mostCompany.value,
    unit: 'share of frames with several faces',
  };
  if (company <= knobs.mostCompany.value) return passed(entry, measured);
  return failed(entry, measured, reason('face.presence.multiple', frameRegion(crowded[0]!), params));
}

/** Value: 1 with a portrait on the side that bears it. Ghost images beside it are common and no trouble. */
export function checkFaceOnDocument(front: SideEvidence): CheckResult {
  const measured = { value: front.portrait ? 1 : 0, threshold: 1, unit: 'portraits' };
  if (front.portrait)
    return passed(entry, { ...measured, region: regionOf(front, boxQuad(front.portrait.box)) });
  return failed(
    entry,
    measured,
    reason('face.presence.not_found', documentRegion(front), { where: 'document' }),
  );
}
