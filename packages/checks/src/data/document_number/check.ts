import type { CheckResult } from '@vidimus/contracts';
import { isChineseIdentityNumber } from '@vidimus/documents';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import type { DataEvidence } from '../../evidence.ts';
import { differingPositions } from '../differing-positions.ts';
import { fieldOf } from '../field-of.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = {
  check: 'data/document_number',
  version: 1,
  reasons,
  knobs,
} as const satisfies CheckEntry;

const bare = (number: string): string => number.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Value: the number on the document; threshold: the typed one; both without blanks and hyphens. */
export function checkDocumentNumber(evidence: DataEvidence): CheckResult {
  const { typed } = evidence;
  if (!typed) return notApplicable(entry, 'nothing_typed');
  const expected = bare(typed.document.number);
  if (
    typed.document.country === 'CHN' &&
    typed.document.kind === 'identity_card' &&
    !isChineseIdentityNumber(expected)
  ) {
    const measured = { value: 'wrong', threshold: 'right', unit: 'check character' };
    return failed(
      entry,
      measured,
      reason('data.document_number.checksum', null, { field: 'document_number' }),
    );
  }
  const field = fieldOf(evidence.sides, 'document_number');
  if (!field) return notApplicable(entry, 'not_read');
  const found = bare(field.value);
  const measured = { value: found, threshold: expected, unit: 'number', region: field.region };
  if (found === expected) return passed(entry, measured);
  const params = {
    field: 'document_number',
    expected,
    found,
    positions: differingPositions(expected, found),
  };
  return failed(entry, measured, reason('data.document_number.mismatch', field.region, params));
}
