import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import type { SideEvidence } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/validity', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: the expiry date; threshold: the day of the verification. Dates are ISO 8601 and compare as text. */
export function checkValidity(sides: readonly SideEvidence[], today: string): CheckResult {
  const expiry = sides.map((each) => each.identified.fields.expiry_date).find((field) => field !== undefined);
  const issue = sides.map((each) => each.identified.fields.issue_date).find((field) => field !== undefined);
  if (issue && issue.value > today) {
    const measured = { value: issue.value, threshold: today, unit: 'date' };
    return failed(
      entry,
      measured,
      reason('document.validity.not_yet_valid', issue.region, { date: issue.value }),
    );
  }
  if (!expiry) return notApplicable(entry, 'no_expiry_date');
  const measured = { value: expiry.value, threshold: today, unit: 'date', region: expiry.region };
  if (expiry.value >= today) return passed(entry, measured);
  return failed(entry, measured, reason('document.validity.expired', expiry.region, { date: expiry.value }));
}
