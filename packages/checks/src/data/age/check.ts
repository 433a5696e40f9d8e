import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import type { DataEvidence } from '../../evidence.ts';
import { fieldOf } from '../field-of.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'data/age', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Completed years between two ISO dates. */
export function yearsBetween(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) >= birth.slice(5) ? years : years - 1;
}

/** Value: completed years; threshold: the policy's minimum. */
export function checkAge(evidence: DataEvidence, minimumYears: number): CheckResult {
  const onDocument = fieldOf(evidence.sides, 'birth_date');
  const birth = onDocument?.value ?? evidence.typed?.birth_date;
  if (birth === undefined) return notApplicable(entry, 'no_birth_date');
  const years = yearsBetween(birth, evidence.today);
  const measured = {
    value: years,
    threshold: minimumYears,
    unit: 'years',
    region: onDocument?.region ?? null,
  };
  if (years >= minimumYears) return passed(entry, measured);
  return failed(
    entry,
    measured,
    reason('data.age.below_minimum', onDocument?.region ?? null, { minimum: minimumYears }),
  );
}
