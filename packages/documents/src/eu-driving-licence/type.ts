import type { DocumentReading, TextLine } from '@vidimus/vision/browser';
import type { DocumentType, FieldName, Fields, ReadContext } from '../document-type.ts';
import { dateFromPrint } from '../print/dates.ts';
import { withFamilyName } from '../print/family-name.ts';
import { lineAt, placeOf, type Row, rowsOf } from '../print/rows.ts';
import { titleIn } from '../print/titles.ts';
import { issuingStates, sharedTitles } from './states.ts';

const date = String.raw`(\d{1,2}(?:\s?[.,/-]\s?\d{1,2}\s?[.,/-]\s?(?:\d{4}|\d{2})|\s?\d{2}\s?(?:19|20)\d{2}))(?!\d)`;
/** Between a number and its value: a point that may be misread, blanks, or nothing. */
const gap = String.raw`\s?[.,:;)]*\s*`;

/** Where a value ends: at the row's end, before a wide gap, or where the next field's number begins. */
const end = String.raw`(?=\t|\s+(?:4\s?[a-d]|[1-9])\s?[.)]\s|$)`;

/** Vehicle categories (annex I, 3 (d), and national ones), those that begin like others first. */
const printedCategories = /AM|A1|A2|A|B1|BE|B|C1E|C1|CE|C|D1E|D1|DE|D|T|F|G|H|K|L|M|S|P|Q|N|W|J/g;

/**
 * The numbered fields of page 1 (directive 2006/126/EC, annex I, 3 (d)) and what may stand in them. Field 3 is date and
 * place of birth. A point after the number is often lost, and `b` read as 6, so the shape of the value decides.
 */
const numbered: readonly (readonly [FieldName, RegExp])[] = [
  ['family_name', new RegExp(String.raw`^1${gap}(\p{L}[\p{L} '’.,-]*)${end}`, 'u')],
  ['given_names', new RegExp(String.raw`^2${gap}(\p{L}[\p{L} '’.,-]*)${end}`, 'u')],
  ['birth_date', new RegExp(String.raw`(?:^|\s)3${gap}${date}`, 'u')],
  [
    'birth_place',
    new RegExp(
      String.raw`(?:^|\s)3${gap}${date.replace('(', '(?:')}\s*(\p{L}[\p{L} '’().,/-]*)(?=\t|$)`,
      'u',
    ),
  ],
  ['issue_date', new RegExp(String.raw`4\s?[aáàα]${gap}${date}`, 'iu')],
  ['expiry_date', new RegExp(String.raw`4\s?[b6ß]${gap}${date}`, 'iu')],
  [
    'issuing_authority',
    new RegExp(String.raw`4\s?[cç(]${gap}(\p{L}[^\t]*?)(?=\t|\s+4\s?[abd][.\s]|\s+5[.\s]|$)`, 'iu'),
  ],
  [
    'personal_number',
    new RegExp(String.raw`4\s?d${gap}((?=[^\s]*\d)[A-Z0-9-]{4,}(?:\s[A-Z0-9]+)*?)${end}`, 'u'),
  ],
  [
    'document_number',
    new RegExp(
      String.raw`(?:^|\s)5(?:[\s.,:;)]+|(?=[A-Z]))((?=\S*\d)[A-Z0-9/-]{5,}(?:\s[A-Z0-9]{1,4})*?)${end}`,
      'u',
    ),
  ],
  [
    'vehicle_categories',
    new RegExp(String.raw`(?:^|\s)9${gap}((?:(?:${printedCategories.source})[\s/,.·-]*)+)$`, 'iu'),
  ],
];

const stateWords = issuingStates.flatMap(({ code, words }) => words.map((word) => ({ code, word })));

/** Share of the flat document, from the top left, in which the flag with its sign stands (annex I, 3 (c)). */
const flagArea = { width: 0.25, height: 0.4 } as const;

/** A line of its own in the flag's place that is a distinguishing sign. */
function signOf(reading: DocumentReading): string | null {
  const { width, height } = reading.flat;
  for (const { text, quad } of reading.lines) {
    const { left, bottom } = placeOf(quad);
    if (left > flagArea.width * width || bottom > flagArea.height * height) continue;
    const found = issuingStates.find(({ sign }) => sign === text.trim().toUpperCase());
    if (found) return found.code;
  }
  return null;
}

/** The state whose own words the front bears, and whether it bears a licence's title at all. */
function titled(reading: DocumentReading): { title: boolean; country: string | null } {
  const title = titleIn(reading, [...stateWords.map(({ word }) => word), ...sharedTitles]);
  return { title: title !== null, country: stateWords.find(({ word }) => word === title)?.code ?? null };
}

/** Confidence of the recogniser under which a value is not used; numbers and dates have no check digit here. */
const leastConfidence = 0.8;

function tidyValue(field: FieldName, text: string, { today }: ReadContext): string | null {
  const tidy = text
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;/-]+$/, '')
    .trim();
  if (field === 'birth_date' || field === 'issue_date' || field === 'expiry_date') {
    const kind = field === 'birth_date' ? 'birth' : field === 'issue_date' ? 'issue' : 'expiry';
    return dateFromPrint(tidy.replaceAll(',', '.'), { kind, today });
  }
  if (field === 'document_number' || field === 'personal_number') return tidy.replaceAll(' ', '');
  if (field === 'vehicle_categories')
    // Blanks between them are lost at times: AMA1B is AM, A1 and B.
    return tidy.toUpperCase().match(printedCategories)?.join(' ') ?? null;
  return tidy.toUpperCase();
}

/** The numbered fields, each from the first row that has its number and a value of its shape. */
function numberedFields(rows: readonly Row[], context: ReadContext): Fields {
  const fields: Fields = {};
  for (const [field, pattern] of numbered) {
    for (const row of rows) {
      const match = pattern.exec(row.text);
      if (!match?.[1]) continue;
      const at = match.index + match[0].indexOf(match[1]);
      const line = lineAt(row, at);
      const value = line.confidence < leastConfidence ? null : tidyValue(field, match[1], context);
      if (!value) continue;
      fields[field] = { value, source: 'visual', region: context.regionOf(line.quad) };
      break;
    }
  }
  return fields;
}

const categories = /^(AM|A1|A2|A|B1|B|BE|C1|C|C1E|CE|D1|D|D1E|DE)$/;
/** Page 2 lists all fourteen categories in a column (annex I, 4); a front names those that are held, in one line. */
const leastCategories = 6;

const isBack = (lines: readonly TextLine[]): boolean =>
  new Set(lines.map(({ text }) => text.trim()).filter((text) => categories.test(text))).size >=
  leastCategories;

/** Driving licence of the European Union's form (directive 2006/126/EC, annex I), of any state that issues it. */
export const euDrivingLicence: DocumentType = {
  id: 'eu-driving-licence',
  kind: 'driving_licence',
  countries: issuingStates.map(({ code }) => code),
  sides: ['front'],
  fields: [
    'family_name',
    'given_names',
    'birth_date',
    'birth_place',
    'issue_date',
    'expiry_date',
    'issuing_authority',
    'personal_number',
    'document_number',
    'vehicle_categories',
    'issuing_country',
  ],
  recognise(reading, context) {
    // A barcode alone says nothing: some states print one for their own use. A zone of travel documents does.
    if (reading.mrz?.valid) return null;
    if (isBack(reading.lines)) return { country: null, side: 'back', fields: {}, printed: {} };
    const { title, country: named } = titled(reading);
    const country = named ?? signOf(reading);
    if (!title && !country) return null;
    const numbers = numberedFields(rowsOf(reading.lines), context);
    const fields = withFamilyName(numbers, reading, context, leastConfidence);
    const dates = [fields.birth_date, fields.issue_date, fields.expiry_date].filter(Boolean);
    // Others print such titles, and single letters stand everywhere: the numbered dates make it this form.
    if (dates.length < 2) return null;
    if (country) fields.issuing_country = { value: country, source: 'visual', region: null };
    return { country, side: 'front', fields, printed: fields };
  },
};
