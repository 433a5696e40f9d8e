import type { DocumentReading } from '@vidimus/vision/browser';
import type { DocumentType, FieldName, Fields, ReadContext } from '../document-type.ts';
import { dateFromPrint } from '../print/dates.ts';
import { lineAt, placeOf, type Row, rowsOf } from '../print/rows.ts';
import { isChineseIdentityNumber, statedByNumber } from './identity-number.ts';
import { peoples } from './peoples.ts';

interface Found {
  readonly value: string;
  readonly row: Row;
  readonly at: number;
}

/** Rows without blanks, each with the rows below it: labels and values of this card touch. */
function rowsWithoutBlanks(reading: DocumentReading): Row[] {
  const lines = reading.lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, '') }));
  return rowsOf(lines);
}

function find(rows: readonly Row[], pattern: RegExp): Found | null {
  for (const row of rows) {
    const match = pattern.exec(row.text);
    if (match?.[1])
      return { value: match[1].replace(/\s+/g, ''), row, at: match.index + match[0].indexOf(match[1]) };
  }
  return null;
}

/** The address runs over up to three rows, whose first characters stand in one column. */
function address(rows: readonly Row[]): Found | null {
  const first = find(rows, /住\s?址\s?[:：]?\s?(\S.*)$/u);
  if (!first) return null;
  const from = placeOf(lineAt(first.row, first.at).quad);
  let value = first.value;
  let bottom = from.bottom;
  for (const row of rows.slice(rows.indexOf(first.row) + 1, rows.indexOf(first.row) + 3)) {
    const line = row.parts[0]!.line;
    const place = placeOf(line.quad);
    const below = place.left > from.left - from.height / 2 && place.top - bottom < from.height;
    const next = below && !/号码|公民/.test(row.text);
    if (!next || place.left > from.right) break;
    value += line.text;
    bottom = place.bottom;
  }
  return { ...first, value };
}

/** Confidence of the recogniser under which a printed value is not used: many characters resemble each other. */
const leastConfidence = 0.8;

const fieldsFrom = (context: ReadContext) => {
  const fields: Fields = {};
  const put = (
    field: FieldName,
    found: Found | null,
    value: string | null | undefined = found?.value,
  ): void => {
    if (!found || !value) return;
    const line = lineAt(found.row, found.at);
    if (line.confidence < leastConfidence) return;
    const region = context.regionOf(line.quad);
    fields[field] = { value, source: 'visual', region };
  };
  return { fields, put };
};

function frontFields(reading: DocumentReading, context: ReadContext): Fields | null {
  const rows = rowsWithoutBlanks(reading);
  const number = find(rows, /(\d{17}[\dXx])(?!\d)/);
  if (!number || !rows.some(({ text }) => /公民|身份号码|身份证号|住址|出生/.test(text))) return null;
  const value = number.value.toUpperCase();
  const { fields, put } = fieldsFrom(context);
  put('document_number', number, value);
  put('full_name', find(rows, /(?:^|\s)姓?\s?名\s?[:：]?\s?(\p{Script=Han}[\p{Script=Han}·•\s]+)$/u));
  const sex = find(rows, /性\s?别\s?[:：]?\s?([男女])/u) ?? find(rows, /(?:^|[\s别])([男女])(?=[\s民族]|$)/u);
  put('sex', sex, sex?.value === '男' ? 'M' : 'F');
  const people = find(rows, /民\s?族\s?[:：]?\s?(\p{Script=Han}+)/u);
  put('ethnicity', people && peoples.has(people.value) ? people : null);
  // The only date of this side, whether its label was read or not.
  const born = find(rows, /(?<!\d)(\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?)/u);
  put('birth_date', born, born && dateFromPrint(born.value, { kind: 'birth', today: context.today }));
  put('address', address(rows));
  if (isChineseIdentityNumber(value)) {
    put('nationality', number, 'CHN');
    put('issuing_country', number, 'CHN');
  }
  return fields;
}

function backFields(reading: DocumentReading, context: ReadContext): Fields | null {
  const rows = rowsWithoutBlanks(reading);
  if (!rows.some(({ text }) => /签\s?发\s?机\s?关|有效期限|居民身份证/.test(text))) return null;
  const { fields, put } = fieldsFrom(context);
  const labelled = find(rows, /机\s?关\s?[:：]?\s?(\p{Script=Han}{3,})/u);
  // All are called so, whether the label was read or not.
  put(
    'issuing_authority',
    labelled ?? find(rows, /(\p{Script=Han}{2,}公安局(?:\p{Script=Han}{1,10}分局)?)/u),
  );
  const date = String.raw`\d{4}[.．]\d{2}[.．]\d{2}`;
  const validity = find(rows, new RegExp(`(${date}[-—–~至一]+(?:${date}|长期))`, 'u'));
  const [from, until] = validity?.value.replaceAll('．', '.').split(/[-—–~至一]+/) ?? [];
  const read = (text: string | undefined, kind: 'issue' | 'expiry') =>
    text ? dateFromPrint(text, { kind, today: context.today }) : null;
  put('issue_date', validity, read(from, 'issue'));
  // 长期, issued from the age of 46 on, has no end: an expiry date is absent, not missed.
  put('expiry_date', validity, read(until, 'expiry'));
  return fields;
}

/** What a valid number states of its holder; set against the print it shows a card that contradicts itself. */
function statedFields(fields: Fields): Fields {
  const number = fields.document_number;
  if (!number || !isChineseIdentityNumber(number.value)) return {};
  const { birthDate, sex } = statedByNumber(number.value);
  const stated = { source: 'number', region: number.region } as const;
  return { birth_date: { ...stated, value: birthDate }, sex: { ...stated, value: sex } };
}

/** Resident identity card of the People's Republic of China (GA 490-2013): portrait side with number, emblem side with dates. */
export const chnIdentityCard: DocumentType = {
  id: 'chn-identity-card',
  kind: 'identity_card',
  countries: ['CHN'],
  sides: ['front', 'back'],
  fields: [
    'full_name',
    'birth_date',
    'sex',
    'ethnicity',
    'address',
    'document_number',
    'nationality',
    'issuing_country',
    'issuing_authority',
    'issue_date',
    'expiry_date',
  ],
  onBack: ['issuing_authority', 'issue_date', 'expiry_date'],
  recognise(reading, context) {
    const front = frontFields(reading, context);
    if (front) {
      return { country: 'CHN', side: 'front', fields: { ...front, ...statedFields(front) }, printed: front };
    }
    const back = backFields(reading, context);
    return back && { country: 'CHN', side: 'back', fields: back, printed: back };
  },
};
