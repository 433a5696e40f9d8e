import type { CheckResult } from '@vidimus/contracts';
import type { FieldName } from '@vidimus/documents';
import { failed, notApplicable, passed, reason } from '../../check.ts';
import { documentRegion, type SideEvidence } from '../../evidence.ts';
import { entry } from './check.ts';

/** What must be known of a person before a document says anything about them; of each list, one name is enough. */
const needed: readonly (readonly FieldName[])[] = [
  ['family_name', 'given_names', 'full_name'],
  ['birth_date'],
  ['document_number'],
];

/** Value: how many of the needed fields were read, of those that the type bears, over all sides together. */
export function checkFieldsRead(sides: readonly SideEvidence[]): CheckResult {
  const known = sides.find((each) => each.identified.type !== null);
  if (!known) return notApplicable(entry, 'unknown_type');
  // A field of the other side cannot be missed while that side is not there.
  const whole = known.identified.type!.sides.every((side) => sides.some((each) => each.side === side));
  if (!whole) return notApplicable(entry, 'one_side_only');
  const borne = needed.filter((names) => names.some((name) => known.identified.type!.fields.includes(name)));
  const read = borne.filter((names) =>
    names.some((name) => sides.some((each) => each.identified.fields[name])),
  );
  const measured = { value: read.length, threshold: borne.length, unit: 'needed fields' };
  if (read.length === borne.length) return passed(entry, measured);
  const params = { side: known.side };
  return failed(entry, measured, reason('document.text.unreadable', documentRegion(known), params));
}
