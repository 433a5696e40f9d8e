import type { DocumentKind } from '@vidimus/contracts';
import { fieldOf } from '../../data/field-of.ts';
import type { SideEvidence } from '../../evidence.ts';

/** What tells one document from every other one. */
export interface DocumentIdentity {
  /** Issuing state, ISO 3166-1 alpha-3 or ICAO 9303-3. */
  readonly country: string;
  /** The part of the state whose numbers are its own, as North American cards name it; null elsewhere. */
  readonly issuer: string | null;
  readonly kind: DocumentKind;
  /** Letters and digits alone, in capitals. */
  readonly number: string;
}

const bare = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The document that all sides show together; null when its kind, its state or its number was not read. */
export function documentIdentity(sides: readonly SideEvidence[]): DocumentIdentity | null {
  const identified = sides.map((side) => side.identified);
  const kind = identified.find((each) => each.kind !== null)?.kind ?? null;
  const country =
    fieldOf(sides, 'issuing_country')?.value ??
    identified.find((each) => each.country !== null)?.country ??
    null;
  const number = bare(fieldOf(sides, 'document_number')?.value ?? '');
  if (kind === null || country === null || number === '') return null;
  // Print is read with errors now and then, and one wrong letter would make another document of it.
  const authority = fieldOf(sides, 'issuing_authority');
  return { country, issuer: authority?.source === 'barcode' ? authority.value : null, kind, number };
}
