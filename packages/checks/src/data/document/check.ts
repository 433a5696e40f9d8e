import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import type { DataEvidence } from '../../evidence.ts';
import { differingPositions } from '../differing-positions.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'data/document', version: 1, reasons, knobs } as const satisfies CheckEntry;

const compared = ['document_number', 'birth_date', 'expiry_date', 'sex'] as const;
const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Value: how many fields were compared in both zones; a contradiction names the field and both values. */
export function checkConsistency(evidence: DataEvidence): CheckResult {
  let both = 0;
  for (const { identified } of evidence.sides) {
    for (const name of compared) {
      const coded = evidence.sides
        .map((each) => each.identified.fields[name])
        .find((field) => field && field.source !== 'visual');
      const printed = identified.printed[name];
      if (!coded || !printed || printed.source !== 'visual') continue;
      // Print abbreviates the sexes in its own language: M is mujer in Mexico. Only a number's digit is sure.
      if (name === 'sex' && coded.source !== 'number') continue;
      both += 1;
      if (bare(coded.value) === bare(printed.value)) continue;
      const positions = differingPositions(coded.value, printed.value);
      const params = { field: name, expected: coded.value, found: printed.value, positions };
      const measured = { value: printed.value, threshold: coded.value, unit: name };
      return failed(entry, measured, reason('data.document.inconsistent', printed.region, params));
    }
  }
  if (both === 0) return notApplicable(entry, 'one_zone_only');
  return passed(entry, { value: both, threshold: both, unit: 'fields that agree' });
}
