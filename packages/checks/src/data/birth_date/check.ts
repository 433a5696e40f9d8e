import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import type { DataEvidence } from '../../evidence.ts';
import { differingPositions } from '../differing-positions.ts';
import { fieldOf } from '../field-of.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'data/birth_date', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: the date on the document; threshold: the typed one. */
export function checkBirthDate(evidence: DataEvidence): CheckResult {
  const found = fieldOf(evidence.sides, 'birth_date');
  if (!evidence.typed || !found) return notApplicable(entry, evidence.typed ? 'not_read' : 'nothing_typed');
  const expected = evidence.typed.birth_date;
  const measured = { value: found.value, threshold: expected, unit: 'date', region: found.region };
  if (found.value === expected) return passed(entry, measured);
  const params = {
    field: 'birth_date',
    expected,
    found: found.value,
    positions: differingPositions(expected, found.value),
  };
  return failed(entry, measured, reason('data.birth_date.mismatch', found.region, params));
}
