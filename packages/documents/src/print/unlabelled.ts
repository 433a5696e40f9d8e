import type { DocumentReading, TextLine } from '@vidimus/vision/browser';
import type { FieldName, Fields, ReadContext } from '../document-type.ts';
import { dateFromPrint } from './dates.ts';
import { placeOf } from './rows.ts';

/** Confidence of the recogniser that a value without a label needs: nothing else confirms what it is. */
const leastConfidence = 0.9;
/** A travel document is valid for twenty years at most between issue and expiry. */
const longestValidityYears = 20;

const yearsLater = (iso: string, years: number): string =>
  `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`;

/**
 * Birth, issue and expiry of a page whose labels are too small to be read: its only three dates, in their order, issued by
 * today and within the longest validity. Dates with two-digit years are left out, since their century needs a label.
 * Nothing where the page bears fewer or more dates, or where a date that was read by its label contradicts.
 */
export function unlabelledDates(reading: DocumentReading, context: ReadContext, labelled: Fields): Fields {
  const byDate = new Map<string, TextLine>();
  for (const line of reading.lines) {
    if (line.confidence < leastConfidence || !/\D\d{4}|\d{4}\D/.test(line.text.trim())) continue;
    const date = dateFromPrint(line.text, { kind: 'issue', today: context.today });
    if (date && !byDate.has(date)) byDate.set(date, line);
  }
  const [birth, issue, expiry, ...more] = [...byDate.keys()].sort();
  if (!birth || !issue || !expiry || more.length > 0) return {};
  if (issue > context.today || expiry > yearsLater(issue, longestValidityYears)) return {};
  const found: Fields = {};
  const dates: [FieldName, string][] = [
    ['birth_date', birth],
    ['issue_date', issue],
    ['expiry_date', expiry],
  ];
  for (const [field, value] of dates) {
    if (labelled[field] && labelled[field].value !== value) return {};
    const region = context.regionOf(byDate.get(value)!.quad);
    if (!labelled[field]) found[field] = { value, source: 'visual', region };
  }
  return found;
}

/**
 * Where a passport's number stands above its machine readable zone, in widths of the zone: zone I at the top of the page
 * (ICAO 9303-4, 3.2, figure 3), on its right.
 */
const numberZone = { least: 0.3, most: 0.65 } as const;
const passportNumber = /^[A-Z]{0,3}\d{6,9}[A-Z]?$/;

/** A passport's number without a readable label: the only text of its shape in its place. The zone gives the place, no value. */
export function unlabelledNumber(reading: DocumentReading, context: ReadContext): Fields {
  const quad = reading.mrz?.quad;
  if (!quad) return {};
  const zone = placeOf(quad);
  const width = zone.right - zone.left;
  const candidates = reading.lines.filter((line) => {
    const { left, right, bottom } = placeOf(line.quad);
    const above = (zone.top - bottom) / width;
    const onTheRight = (left + right) / 2 > (zone.left + zone.right) / 2;
    const inPlace = above > numberZone.least && above < numberZone.most && onTheRight;
    return (
      inPlace && line.confidence >= leastConfidence && passportNumber.test(line.text.replace(/\s+/g, ''))
    );
  });
  const [only, ...others] = candidates;
  if (!only || others.length > 0) return {};
  const value = only.text.replace(/\s+/g, '');
  return { document_number: { value, source: 'visual', region: context.regionOf(only.quad) } };
}
