import type { CheckResult, DocumentKind, TypedData } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { documentRegion, type SideEvidence } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/type', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: the kind that was recognised; threshold: the kind that was chosen, or the accepted ones. */
export function checkType(
  sides: readonly SideEvidence[],
  typed: TypedData | null,
  accepted: readonly DocumentKind[],
): CheckResult {
  const known = sides.find((each) => each.identified.kind !== null);
  if (sides.length === 0) return notApplicable(entry, 'no_document');
  if (!known) {
    const measured = { value: 'unknown', threshold: accepted.join(','), unit: 'kind' };
    return failed(
      entry,
      measured,
      reason('document.type.unsupported', documentRegion(sides[0]!), { side: sides[0]!.side }),
    );
  }
  const kind = known.identified.kind!;
  const region = documentRegion(known);
  if (typed && kind !== typed.document.kind) {
    const measured = { value: kind, threshold: typed.document.kind, unit: 'kind' };
    const params = { expected: typed.document.kind, found: kind, side: known.side };
    return failed(entry, measured, reason('document.type.mismatch', region, params));
  }
  const measured = { value: kind, threshold: accepted.join(','), unit: 'kind', region };
  if (accepted.includes(kind)) return passed(entry, measured);
  return failed(
    entry,
    measured,
    reason('document.type.unsupported', region, { found: kind, side: known.side }),
  );
}
