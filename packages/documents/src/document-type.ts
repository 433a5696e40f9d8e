import type { DocumentKind, DocumentSide, Quad, Region } from '@vidimus/contracts';
import type { DocumentReading } from '@vidimus/vision/browser';

/** Names of the fields that documents carry. Dates are ISO 8601, countries ISO 3166-1 alpha-3 or ICAO codes. */
export const fieldNames = [
  'family_name',
  'given_names',
  'full_name',
  'birth_date',
  'expiry_date',
  'issue_date',
  'nationality',
  'document_number',
  'sex',
  'issuing_country',
  'personal_number',
  'birth_place',
  'address',
  'ethnicity',
  'issuing_authority',
  'vehicle_categories',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** One value, where it was read from, and where it stands in the upright source picture. */
export interface FieldValue {
  value: string;
  /** `number`: stated by a document number that is valid in itself, as Chinese and others state birth date and sex. */
  source: 'mrz' | 'barcode' | 'number' | 'visual';
  region: Region | null;
}
export type Fields = Partial<Record<FieldName, FieldValue>>;

/** What one type made of a reading. */
export interface Recognised {
  country: string | null;
  side: DocumentSide;
  fields: Fields;
  /** Values of the printed zone, read from the print alone: comparing them with `fields` proves something. */
  printed: Fields;
}

/** One type of document: a folder of its own, from which `registry.ts` is written. Of two types, at most one recognises a reading. */
export interface DocumentType {
  id: string;
  kind: DocumentKind;
  /** Issuing states as alpha-3 codes; null for any state that follows the standard. */
  countries: readonly string[] | null;
  /** Sides that must be photographed. */
  sides: readonly DocumentSide[];
  fields: readonly FieldName[];
  /** Those that only the back bears. */
  onBack?: readonly FieldName[];
  /** Null when the reading is not of this type. `regionOf` turns flat pixels into a region of the source picture. */
  recognise(reading: DocumentReading, context: ReadContext): Recognised | null;
  /** The same by what else its print says, asked only where no type recognises a reading: its title may be illegible, or in a language that nobody listed. */
  recogniseUntitled?(reading: DocumentReading, context: ReadContext): Recognised | null;
}

export interface ReadContext {
  regionOf(quad: Quad): Region;
  /** Calendar date of the verification, ISO 8601: two-digit years are read relative to it. */
  today: string;
}
