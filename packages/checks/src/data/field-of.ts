import type { FieldName, FieldValue } from '@vidimus/documents';
import type { SideEvidence } from '../evidence.ts';

/** A field of the document, from whichever side gives it. */
export function fieldOf(sides: readonly SideEvidence[], name: FieldName): FieldValue | null {
  return sides.map((each) => each.identified.fields[name]).find((field) => field !== undefined) ?? null;
}
