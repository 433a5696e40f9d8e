import type { CheckResult } from '@vidimus/contracts';
import type { FrameSignal } from '@vidimus/vision/browser';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
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

export const entry = { check: 'face/presence', version: 3, reasons, knobs } as const satisfies CheckEntry;

/** The face of the middle width among the frames that show one. */
function typicalFace<T extends FrameSignal>(signals: readonly T[]): T {
  const width = ({ face }: T): number => face!.box[2];
  const seen = signals.filter(({ face }) => face !== null).sort((a, b) => width(a) - width(b));
  return seen[seen.length >> 1]!;
}

/**
 * Value: share of the clip's frames that show a face, the width of a face that is too small, or the share of frames that
 * show several; signals must not be empty.
 */
export function checkFaceInClip(signals: readonly (FrameSignal & FrameSize)[]): CheckResult {
  const params = { where: 'liveness' };
  const without = signals.filter(({ face }) => face === null);
  const seen = 1 - without.length / signals.length;
  if (seen < knobs.leastSeen.value) {
    const measured = { value: seen, threshold: knobs.leastSeen.value, unit: 'share of frames with a face' };
    const shown = without[Math.floor(without.length / 2)]!;
    return failed(
      entry,
      measured,
      reason('face.presence.not_found', frameRegion(shown), { ...params, face: 'any' }),
    );
  }
  const typical = typicalFace(signals);
  const width = typical.face!.box[2];
  if (width < knobs.leastWidth.value) {
    const measured = { value: width, threshold: knobs.leastWidth.value, unit: 'px' };
    return failed(
      entry,
      measured,
      reason('face.presence.not_found', frameRegion(typical), { ...params, face: 'near' }),
    );
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

type Seen = NonNullable<FrameSignal['face']>;

const looksAhead = ({ pose }: Seen): boolean =>
  Math.max(Math.abs(pose.yaw), Math.abs(pose.pitch)) <= knobs.mostTurn.value;
const hasOpenEyes = ({ eyes }: Seen): boolean => (eyes.left + eyes.right) / 2 >= knobs.leastEyeOpening.value;

/**
 * Whether the clip shows a face that can be compared: one that looks into the camera, with open eyes, for a part of
 * the time. Value: share of the frames with a face that look ahead, or of those the share with open eyes.
 */
export function checkFaceAhead(signals: readonly (FrameSignal & FrameSize)[]): CheckResult {
  const seen = signals.filter(({ face }) => face !== null);
  if (seen.length === 0) return notApplicable(entry, 'no_face');
  const ahead = seen.filter(({ face }) => looksAhead(face!));
  const awake = ahead.filter(({ face }) => hasOpenEyes(face!));
  const least = knobs.leastAhead.value;
  const told = (face: string, value: number, shown: FrameSize): CheckResult =>
    failed(
      entry,
      { value, threshold: least, unit: 'share of frames' },
      reason('face.presence.not_found', frameRegion(shown), { where: 'liveness', face }),
    );
  const share = ahead.length / seen.length;
  if (share < least) return told('ahead', share, seen[Math.floor(seen.length / 2)]!);
  const open = awake.length / ahead.length;
  if (open < least) return told('open_eyed', open, ahead[Math.floor(ahead.length / 2)]!);
  return passed(entry, { value: share, threshold: least, unit: 'share of frames that look ahead' });
}

/** Value: 1 with a portrait on the side that bears it. Ghost images beside it are common and no trouble. */
export function checkFaceOnDocument(front: SideEvidence): CheckResult {
  const measured = { value: front.portrait ? 1 : 0, threshold: 1, unit: 'portraits' };
  if (front.portrait)
    return passed(entry, { ...measured, region: regionOf(front, boxQuad(front.portrait.box)) });
  return failed(
    entry,
    measured,
    reason('face.presence.not_found', documentRegion(front), { where: 'document', face: 'any' }),
  );
}
