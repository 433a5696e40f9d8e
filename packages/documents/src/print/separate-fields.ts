import type { Point, Quad } from '@vidimus/contracts';
import type { TextLine } from '@vidimus/vision/browser';
import { labelOf, secondLabelAt } from './match-labels.ts';
import { placeOf } from './rows.ts';

/** A line, or a part of one with which another field begins: it does not continue what stands left of it. */
export interface FieldLine extends TextLine {
  readonly beginsField?: true;
}

/** The detector joins what stands close together on one row. Here lines that hold two fields become two lines. */
export function separateFields(lines: readonly TextLine[]): FieldLine[] {
  const parted = lines.flatMap(atLabels).flatMap((line) => partedAt(line, endsOf(line.text, touchedDate)));
  const labels = parted.filter(({ text }) => labelOf(text) !== null);
  return parted.flatMap((line) => (labels.includes(line) ? [line] : underLabels(line, labels)));
}

/** A line parted before each of some places in its text. */
export function partedAt(line: FieldLine, places: readonly number[]): FieldLine[] {
  const last = places.at(-1);
  if (last === undefined) return [line];
  const [before, after] = parts(line, last);
  return [...partedAt(before, places.slice(0, -1)), after];
}

/** A line of labels, parted where another field's label begins. */
function atLabels(line: FieldLine): FieldLine[] {
  const at = secondLabelAt(line.text);
  return at === null ? [line] : parts(line, at).flatMap((part, i) => (i === 0 ? [part] : atLabels(part)));
}

/** How far above a value its label may begin, and how far aside of a blank it may stand, in heights of the value. */
const farthestAbove = 1.8;
const farthestAside = 1;

/** The end of a date that another value touches. */
const touchedDate = /[-./]\d{1,2}[-./]\d{4}(?=[\d\p{L}])/gu;

const endsOf = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map((match) => match.index + match[0].length);

/** A line of values, parted at the blank under which the second of two labels above it begins. */
function underLabels(line: FieldLine, labels: readonly FieldLine[]): FieldLine[] {
  const own = placeOf(line.quad);
  const starts = labels
    .map(({ quad }) => placeOf(quad))
    .filter(({ top }) => top < own.top && own.top - top < farthestAbove * own.height)
    .map(({ left }) => left)
    .sort((a, b) => a - b);
  if (starts.length < 2 || starts[0]! > own.left + own.height) return [line];
  for (const start of starts.filter((left) => left > own.left + own.height && left < own.right)) {
    const aside = (at: number): number => Math.abs(pointAlong(line, at)[0] - start);
    const words = endsOf(line.text, /\s(?=\S)/g);
    const nearest = words.sort((a, b) => aside(a) - aside(b))[0];
    if (nearest === undefined || aside(nearest) > farthestAside * own.height) continue;
    const [first, second] = parts(line, nearest);
    return [first, ...underLabels(second, labels)];
  }
  return [line];
}

const share = ({ text }: TextLine, at: number): number => at / text.length;

const between = (a: Point, b: Point, t: number): Point => [
  a[0] + t * (b[0] - a[0]),
  a[1] + t * (b[1] - a[1]),
];

/** Where the character at `at` stands on the line's upper edge, as if all were equally wide. */
const pointAlong = (line: TextLine, at: number): Point =>
  between(line.quad[0], line.quad[1], share(line, at));

/** The line up to the character at `at`, and from there on. */
function parts(line: FieldLine, at: number): [FieldLine, FieldLine] {
  const [tl, tr, br, bl] = line.quad;
  const t = share(line, at);
  const [top, bottom] = [between(tl, tr, t), between(bl, br, t)];
  const part = (text: string, quad: Quad): FieldLine => ({ ...line, text: text.trim(), quad });
  return [
    part(line.text.slice(0, at), [tl, top, bottom, bl]),
    { ...part(line.text.slice(at), [top, tr, br, bottom]), beginsField: true },
  ];
}
