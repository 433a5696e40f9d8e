import type { CheckResult, DocumentSide } from '@vidimus/contracts';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { documentRegion, type SideEvidence } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/side', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Two uploads of the very same bytes, or two different photos that both show the same side. */
function sameTwice(sides: readonly SideEvidence[]): boolean {
  const [a, b] = sides;
  if (!a || !b) return false;
  const equal = a.bytes.length === b.bytes.length && a.bytes.every((byte, at) => byte === b.bytes[at]);
  if (equal) return true;
  return a.identified.side !== null && a.identified.side === b.identified.side;
}

/** Value: the sides that were recognised, `?` where unknown; the threshold names those that were asked for. */
export function checkSides(sides: readonly SideEvidence[], needed: readonly DocumentSide[]): CheckResult {
  const value = sides.map((each) => each.identified.side ?? '?').join(',');
  const measured = { value, threshold: needed.join(','), unit: 'sides' };
  const missing = needed.filter((side) => !sides.some((each) => each.side === side));
  if (missing.length > 0) {
    return failed(entry, measured, ...missing.map((side) => reason('document.side.missing', null, { side })));
  }
  if (sameTwice(sides)) {
    const second = sides[1]!;
    return failed(
      entry,
      measured,
      reason('document.side.same_twice', documentRegion(second), { side: second.side }),
    );
  }
  const wrong = sides.filter((each) => each.identified.side !== null && each.identified.side !== each.side);
  if (wrong.length === 0) return passed(entry, measured);
  return failed(
    entry,
    measured,
    ...wrong.map((each) =>
      reason('document.side.wrong', documentRegion(each), {
        side: each.side,
        found: each.identified.side ?? '',
      }),
    ),
  );
}
