import type { MrzField, MrzReading } from '@vidimus/vision/browser';
import { countryFromMrz } from './countries.ts';
import type { FieldName, Fields, ReadContext } from './document-type.ts';

/** Years that an expiry date may lie ahead: no travel document is issued for longer than about twenty years. */
const longestValidityYears = 30;

function isCalendarDate(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

/**
 * A YYMMDD date of a machine readable zone as ISO 8601, or null. ICAO 9303-3 leaves the century open: a birth date is
 * the latest one that is not after `today`, an expiry date the latest one within thirty years from it.
 */
export function dateFromMrz(yymmdd: string, kind: 'birth' | 'expiry', today: string): string | null {
  if (!/^\d{6}$/.test(yymmdd)) return null;
  const rest = `-${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`;
  const latest =
    kind === 'birth' ? today : `${Number(today.slice(0, 4)) + longestValidityYears}${today.slice(4)}`;
  const century = Math.floor(Number(latest.slice(0, 4)) / 100);
  for (const hundred of [century, century - 1]) {
    const iso = `${hundred}${yymmdd.slice(0, 2)}${rest}`;
    if (iso <= latest && isCalendarDate(iso)) return iso;
  }
  return null;
}

const spaced = (text: string): string => text.replaceAll('<', ' ').replace(/ +/g, ' ').trim();

/** The fields of a zone whose check digits are right; an invalid zone gives none, since any of it may be misread. */
export function fieldsFromMrz(mrz: MrzReading, context: ReadContext): Fields {
  if (!mrz.valid) return {};
  const region = mrz.quad ? context.regionOf(mrz.quad) : null;
  const fields: Fields = {};
  const put = (name: FieldName, value: string | null | undefined): void => {
    if (value) fields[name] = { value, source: 'mrz', region };
  };
  const raw = (name: MrzField): string => mrz.fields[name] ?? '';
  put('family_name', spaced(raw('lastName')));
  put('given_names', spaced(raw('firstName')));
  put('birth_date', dateFromMrz(raw('birthDate'), 'birth', context.today));
  put('expiry_date', dateFromMrz(raw('expiryDate'), 'expiry', context.today));
  put('nationality', countryFromMrz(raw('nationality')));
  put('issuing_country', countryFromMrz(raw('issuingState')));
  put('document_number', raw('documentNumber').replaceAll('<', ''));
  if (/^[MFX]$/.test(raw('sex'))) put('sex', raw('sex'));
  return fields;
}

/** Document code of the zone: one or two letters, fillers removed. */
export function codeOf(mrz: MrzReading): string {
  return (mrz.fields.documentCode ?? '').replaceAll('<', '');
}
