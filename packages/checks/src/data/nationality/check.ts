import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import type { DataEvidence } from '../../evidence.ts';
import { fieldOf } from '../field-of.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'data/nationality', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: the code on the document; threshold: the typed one. */
export function checkNationality(evidence: DataEvidence): CheckResult {
  const found = fieldOf(evidence.sides, 'nationality');
  if (!evidence.typed || !found) return notApplicable(entry, evidence.typed ? 'not_read' : 'nothing_typed');
  const expected = evidence.typed.nationality;
  const measured = { value: found.value, threshold: expected, unit: 'country', region: found.region };
  if (found.value === expected) return passed(entry, measured);
  const params = { field: 'nationality', expected, found: found.value };
  return failed(entry, measured, reason('data.nationality.mismatch', found.region, params));
}
