import type { Quad } from '@vidimus/contracts';
import type { DocumentReading, TextLine } from '@vidimus/vision/browser';
import type { FieldName, Fields, ReadContext } from './document-type.ts';

/** Labels of the printed zone in the two languages that ICAO 9303-4 asks for; compared without blanks and case. */
const labels: readonly (readonly [FieldName, RegExp])[] = [
  ['family_name', /^(surname|familyname|lastname|nom)(?![a-z]*(given|pr))/],
  ['given_names', /^(givennames?|forenames?|firstnames?|pr[eé]noms?)/],
  ['birth_date', /^(dateofbirth|birthdate|datedenaissance)/],
  ['expiry_date', /^(dateofexpiry|expirydate|dateofexpiration|dated'?expiration)/],
  [
    'document_number',
    /^(passportn[o°ºr.]|documentn[o°ºr.]|passportnumber|documentnumber|cardn[o°ºr.]|cardnumber)/,
  ],
];

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** A printed date as ISO 8601: `12 AUG 1974`, `12.08.1974`, `12/08/1974`, `1974-08-12`. Null for anything else. */
export function dateFromPrint(text: string): string | null {
  const compact = text.toUpperCase().replace(/\s+/g, '');
  const iso = /^(\d{4})[-./](\d{2})[-./](\d{2})$/.exec(compact);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const numeric = /^(\d{2})[-./](\d{2})[-./](\d{4})$/.exec(compact);
  if (numeric) return `${numeric[3]}-${numeric[2]}-${numeric[1]}`;
  const named = /^(\d{1,2})[-./]?([A-Z]{3})[A-Z/]*[-./]?(\d{4})$/.exec(compact);
  const month = named ? months.indexOf(named[2]!) + 1 : 0;
  if (named && month > 0) {
    return `${named[3]}-${String(month).padStart(2, '0')}-${named[1]!.padStart(2, '0')}`;
  }
  return null;
}

const heightOf = (quad: Quad): number => Math.hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1]);

/** The value that belongs to a label: on the same line to the right, else the nearest line right below. */
function printedValue(label: TextLine, lines: readonly TextLine[]): TextLine | null {
  const height = heightOf(label.quad);
  const [left, top] = label.quad[0];
  const below = lines
    .filter((line) => line !== label && labelOf(line) === null)
    .map((line) => ({ line, dy: line.quad[0][1] - top, dx: line.quad[0][0] - left }))
    .filter(({ dy, dx }) => dy > 0.4 * height && dy < 3.5 * height && Math.abs(dx) < 3 * height)
    .sort((a, b) => a.dy - b.dy);
  return below[0]?.line ?? null;
}

function labelOf(line: TextLine): FieldName | null {
  const key = line.text.toLowerCase().replace(/[\s()]+/g, '');
  return labels.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/** Confidence of the recogniser under which a printed value is not used: a doubtful one would only cause false alarms. */
const leastConfidence = 0.9;

/**
 * Values of the printed zone by their labels. Never filled from the machine readable zone, so that comparing the two
 * proves something; a value that was not read with confidence is left out.
 */
export function printedFields(reading: DocumentReading, context: ReadContext): Fields {
  const fields: Fields = {};
  for (const label of reading.lines) {
    const name = labelOf(label);
    if (name === null || fields[name]) continue;
    const line = printedValue(label, reading.lines);
    if (!line || line.confidence < leastConfidence) continue;
    const value = name.endsWith('_date') ? dateFromPrint(line.text) : line.text.trim().toUpperCase();
    if (value) fields[name] = { value, source: 'visual', region: context.regionOf(line.quad) };
  }
  return fields;
}

/** Whether a line of the document, blanks and case aside, matches its printed title. */
export function hasTitle(reading: DocumentReading, title: RegExp): boolean {
  return reading.lines.some((line) => title.test(line.text.toUpperCase().replace(/\s+/g, '')));
}
