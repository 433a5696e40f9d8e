import type { DocumentReading } from '@vidimus/vision/browser';
import { readAamva } from '@vidimus/vision/browser';
import type { FieldName, Fields, ReadContext, Recognised } from './document-type.ts';
import { withFamilyName } from './print/family-name.ts';
import { printedFields } from './print/printed-fields.ts';
import { partedAt } from './print/separate-fields.ts';

type AamvaKind = 'driving_licence' | 'identity_card';

const titles: Readonly<Record<AamvaKind, RegExp>> = {
  driving_licence: /DRIVER.?S?LICEN[CS]E|DRIVINGLICEN[CS]E|PERMISDECONDUIRE/,
  identity_card: /^(STATE)?ID(ENTIFICATION|ENTITY)?CARD|IDENTIFICATIONCARD/,
};
/** Words that only North American fronts print beside their titles (DL/ID 2020, annex A.7: abbreviations of elements). */
const ownWords = /^(\d{0,2}[abd]?)?(DOB|EXP|ISS|HGT|WGT|EYES|LIC#|DLN?O?|SEX[MFX])[\s:#]?/;

/** A front names its kind and bears at least two of the abbreviations; the European one has numbers instead. */
function isFront(reading: DocumentReading, kind: AamvaKind): boolean {
  const words = reading.lines.map(({ text }) => text.toUpperCase().replace(/\s+/g, ''));
  const isTitled = words.some((word) => titles[kind].test(word));
  return isTitled && words.filter((word) => ownWords.test(word)).length >= 2;
}

/** Countries that write month first on the front: the United States alone (DL/ID 2020, A.7.7.2). */
const habits = { monthFirst: true } as const;

/**
 * Elements of the front that stand behind bare numbers, or touch their abbreviations: `1 TALBOT`, `2 LIAM R.`, `15SEXM`,
 * `4dLIC#WDLABCD456DG` (DL/ID 2020, A.7.7; ISO 18013-1).
 */
const numbered: readonly (readonly [FieldName, RegExp])[] = [
  ['family_name', /^1\s?(\p{L}[\p{L}\s.'-]+)$/u],
  ['given_names', /^2\s?(\p{L}[\p{L}\s.'-]+)$/u],
  ['sex', /^(?:15\s?)?SEX[\s:]*([MFX])$/i],
  [
    'document_number',
    /^4d?\s?(?:LIC|DLN|DL|ID)?\s?(?:#|NO\.?|N\b)?\s*:?\s?((?=[A-Z]*\d)[A-Z0-9-]{5,}?)(?=\s|$|9?\s?CLASS)/i,
  ],
];

/** Where another element begins in the middle of a line: its number and abbreviation, or the abbreviation alone. */
const elementStart =
  /(?<=\S\s)(?:(?:3|4[abd]|5|9a?|1[0-9])\s?)?(?:DOB|EXP|ISS|SEX|HGT|WGT|EYES|HAIR|CLASS|REST|END|DD)\b/gi;

/** The detector joins elements that stand close together on one row. */
const elementsOf = (reading: DocumentReading): DocumentReading => ({
  ...reading,
  lines: reading.lines.flatMap((line) =>
    partedAt(
      line,
      [...line.text.matchAll(elementStart)].map(({ index }) => index),
    ),
  ),
});

/** Confidence of the recogniser under which a printed value is not used. */
const leastConfidence = 0.8;

function frontFields(joined: DocumentReading, context: ReadContext): Fields {
  const reading = elementsOf(joined);
  const fields = printedFields(reading, context, habits);
  for (const [field, pattern] of numbered) {
    const line = reading.lines.find(({ text }) => pattern.test(text.trim()));
    const value = line && pattern.exec(line.text.trim())?.[1];
    if (!line || !value || fields[field] || line.confidence < leastConfidence) continue;
    const tidy = value.toUpperCase().replace(/[\s.]+$/, '');
    fields[field] = { value: tidy, source: 'visual', region: context.regionOf(line.quad) };
  }
  return withFamilyName(fields, reading, context, leastConfidence);
}

/** A North American card of one kind: its back by the barcode, its front by title and abbreviations. */
export function recogniseAamva(
  reading: DocumentReading,
  context: ReadContext,
  kind: AamvaKind,
): Recognised | null {
  const { barcode } = reading;
  if (!barcode) {
    if (reading.mrz || !isFront(reading, kind)) return null;
    return { country: null, side: 'front', fields: {}, printed: frontFields(reading, context) };
  }
  const { licence } = readAamva(barcode.text);
  if (licence?.kind !== kind) return null;
  const region = context.regionOf(barcode.quad);
  const fields: Fields = {};
  const put = (name: FieldName, value: string | null): void => {
    if (value) fields[name] = { value, source: 'barcode', region };
  };
  put('family_name', licence.familyName);
  put('given_names', licence.givenNames);
  put('birth_date', licence.birthDate);
  put('expiry_date', licence.expiryDate);
  put('issue_date', licence.issueDate);
  put('document_number', licence.documentNumber);
  put('sex', licence.sex);
  put('issuing_country', licence.country);
  put('issuing_authority', licence.issuingState);
  return { country: licence.country, side: 'back', fields, printed: printedFields(reading, context, habits) };
}
