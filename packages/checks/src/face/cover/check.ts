import type { CheckResult, ReasonCode } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { placeRegion } from '../../evidence.ts';
import { quantileOf } from '../../pixels/grey-grid.ts';
import type { CoverView, FacePlace } from '../views.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'face/cover', version: 3, reasons, knobs } as const satisfies CheckEntry;

interface Cover {
  readonly code: ReasonCode;
  readonly place: FacePlace;
  /** How much speaks for the cover in one view, 0–1. */
  readonly of: (view: CoverView) => number;
  readonly most: number;
}

const covers: readonly Cover[] = [
  {
    code: 'face.cover.glasses',
    place: 'eyes',
    of: ({ skinAtEyes }) => 1 - Math.max(skinAtEyes.left, skinAtEyes.right),
    most: knobs.mostHiddenEye.value,
  },
  { code: 'face.cover.hat', place: 'forehead', of: ({ covers }) => covers.hat, most: knobs.mostHat.value },
  { code: 'face.cover.mask', place: 'mouth', of: ({ covers }) => covers.mask, most: knobs.mostMask.value },
];

/**
 * Value: the median of what speaks most for a cover, by its threshold: the hidden share of the eyes' surroundings, or a
 * probability. Views turned farther aside than the knob allows are left out; none left is `not_applicable`.
 */
export function checkFaceCover(views: readonly CoverView[]): CheckResult {
  const ahead = views.filter(({ yaw }) => Math.abs(yaw) <= knobs.mostYaw.value);
  if (ahead.length === 0) return notApplicable(entry, 'no_face_ahead');
  const found = covers.map((cover) => ({ cover, value: quantileOf(ahead.map(cover.of), 0.5) }));
  const first = found.reduce((a, b) => (b.value - b.cover.most > a.value - a.cover.most ? b : a));
  const measured = { value: first.value, threshold: first.cover.most, unit: 'share covered, or probability' };
  const worn = found.filter(({ cover, value }) => value > cover.most);
  if (worn.length === 0) return passed(entry, measured);
  const told = worn.map(({ cover, value }) => {
    const typical = ahead.find((view) => cover.of(view) === value)!;
    return reason(cover.code, placeRegion(typical, typical.places[cover.place]));
  });
  return failed(entry, measured, ...told);
}
