import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { documentRegion, type SideEvidence } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/country', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: issuing state as alpha-3 code; threshold: the accepted ones. */
export function checkCountry(
  sides: readonly SideEvidence[],
  accepted: readonly string[] | null,
): CheckResult {
  const known = sides.find((each) => each.identified.country !== null);
  if (!known) return notApplicable(entry, 'no_issuing_state');
  const country = known.identified.country!;
  const measured = { value: country, threshold: accepted?.join(',') ?? 'any', unit: 'country' };
  if (accepted === null || accepted.includes(country)) return passed(entry, measured);
  return failed(
    entry,
    measured,
    reason('document.country.unsupported', documentRegion(known), { country, side: known.side }),
  );
}
