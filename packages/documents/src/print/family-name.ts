import type { DocumentReading, TextLine } from '@vidimus/vision/browser';
import type { Fields, ReadContext } from '../document-type.ts';
import { type Place, placeOf, type Row, rowsOf } from './rows.ts';

/** Farthest that the line above lies away, and that their beginnings differ, in heights of the lower line. */
const GAP = 1.2;
const INDENT = 2.5;
const LETTERS = /^\p{L}[\p{L}\s.'’-]+$/u;

const GIVEN_NAMES = /^2\s?\.?\s?\p{L}/u;

/**
 * The fields with the family name where its number, a lone 1 that is often too small to be found, was not read: it
 * stands right above the given names, numbered 2 (directive 2006/126/EC, annex I; AAMVA DL/ID 2020, A.7.7).
 * @param least confidence of the recogniser under which a line is not used
 */
export function withFamilyName(
  fields: Fields,
  { lines }: DocumentReading,
  context: ReadContext,
  least: number,
): Fields {
  const given = rowsOf(lines).find(({ text }) => GIVEN_NAMES.test(text.trim()));
  const line = fields.family_name || !given ? null : lettersAbove(lines, placeOfRow(given));
  if (!line || line.confidence < least) return fields;
  const value = line.text.trim().toUpperCase();
  return { ...fields, family_name: { value, source: 'visual', region: context.regionOf(line.quad) } };
}

/** The row's place, of the height of its highest line: a number is lower than its value. */
function placeOfRow({ parts }: Row): Place {
  const places = parts.map(({ line }) => placeOf(line.quad));
  const highest = places.reduce((a, b) => (b.height > a.height ? b : a));
  return { ...highest, left: places[0]!.left };
}

/** The nearest line of letters alone that stands right above a place. */
function lettersAbove(lines: readonly TextLine[], under: Place): TextLine | null {
  const near = lines.filter((line) => {
    const { left, bottom, top } = placeOf(line.quad);
    const middle = (top + bottom) / 2;
    const gap = under.top - bottom;
    return (
      middle < under.top &&
      gap < GAP * under.height &&
      Math.abs(left - under.left) < INDENT * under.height &&
      LETTERS.test(line.text.trim())
    );
  });
  return near.sort((a, b) => placeOf(b.quad).bottom - placeOf(a.quad).bottom)[0] ?? null;
}
