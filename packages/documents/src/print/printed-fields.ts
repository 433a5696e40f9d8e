import type { DocumentReading, TextLine } from '@vidimus/vision/browser';
import type { FieldName, Fields, ReadContext } from '../document-type.ts';
import { type LabelLine, type LabelMeaning, labelOf } from './match-labels.ts';
import { type Place, placeOf } from './rows.ts';
import { type FieldLine, separateFields } from './separate-fields.ts';
import { type PrintHabits, valueFromPrint } from './values.ts';

interface Printed {
  readonly line: FieldLine;
  readonly place: Place;
  readonly label: LabelLine | null;
}

interface Candidate {
  readonly value: string;
  readonly line: TextLine;
}

/** Confidence of the recogniser under which a printed value is not used: a doubtful one would only cause false alarms. */
const leastConfidence = 0.8;
/** How far below its label's top a value's top may lie, in heights of the label: two lines of label and a gap. */
const farthestBelow = 3.5;
/** How far a value's left edge may stand off its label's, in heights of the label. */
const farthestAside = 3;
/** Where a part of a line begins is only estimated, as if all letters were equally wide. */
const farthestAsideOfParts = 5;
/** Widest gap between two parts of one value that the detector cut apart, in their height. */
const widestCut = 1;
/** Widest gap between a label and the value to its right, in heights of the label. */
const widestGap = 14;

const distanceBetween = (a: Place, b: Place): number => Math.hypot(a.left - b.left, a.top - b.top);

const sameRow = (a: Place, b: Place): boolean =>
  Math.abs(a.top + a.bottom - b.top - b.bottom) < Math.min(a.height, b.height);

/** How far a line begins below another: at their left ends, so that lines may run a little up or down. */
const dropFrom = (above: Printed, below: Printed): number => below.line.quad[0][1] - above.line.quad[0][1];

/** Whether a label stands right above a line, at its left end. */
const hasOwnLabel = (each: Printed, all: readonly Printed[]): boolean =>
  all.some((above) => {
    const { label, place } = above;
    const drop = dropFrom(above, each);
    const near = drop > 0.4 * place.height && drop < 1.6 * place.height;
    return label !== null && near && Math.abs(place.left - each.place.left) < 0.5 * place.height;
  });

/** A line with the parts right after it that belong to it: the detector cuts where letters stand wide. */
function wholeValue(first: Printed, all: readonly Printed[]): { text: string; confidence: number } {
  let { text, confidence } = first.line;
  let end = first.place;
  for (;;) {
    const next = all.find(
      ({ line, place, label }) =>
        label === null &&
        !line.beginsField &&
        !hasOwnLabel({ line, place, label }, all) &&
        place.left > end.left &&
        place.left - end.right < widestCut * end.height &&
        place.left > end.right - end.height &&
        sameRow(place, end),
    );
    if (!next) return { text, confidence };
    text += ` ${next.line.text}`;
    confidence = Math.min(confidence, next.line.confidence);
    end = next.place;
  }
}

/** Lines under a label that may be its value, nearest first, up to the next label of something else. */
function below(anchor: Printed, all: readonly Printed[]): Printed[] {
  const { place, label } = anchor;
  const under = all
    .filter((each) => {
      const dy = dropFrom(anchor, each);
      const aside = Math.abs(each.place.left - place.left);
      const isPart = anchor.line.beginsField || each.line.beginsField;
      const most = (isPart ? farthestAsideOfParts : farthestAside) * place.height;
      return dy > 0.4 * place.height && dy < farthestBelow * place.height && aside < most;
    })
    .sort((a, b) => dropFrom(anchor, a) - dropFrom(anchor, b));
  const end = under.findIndex((each) => each.label !== null && each.label.meaning !== label!.meaning);
  return (end < 0 ? under : under.slice(0, end)).filter((each) => each.label === null);
}

/** The nearest line to the right of a label on its row, unless that is a label itself. */
function beside({ place }: Printed, all: readonly Printed[]): Printed[] {
  const right = all
    .filter((each) => each.place.left > place.left && sameRow(each.place, place))
    .filter((each) => each.place.left - place.right < widestGap * place.height)
    .sort((a, b) => a.place.left - b.place.left)[0];
  return right && right.label === null ? [right] : [];
}

/** Capitals behind a label in small letters: a value, and no other language's label. */
function standsOut(rest: string, line: string): boolean {
  const label = line.slice(0, line.length - rest.length);
  return /\p{Lu}{2}/u.test(rest) && !/\p{Ll}/u.test(rest) && /\p{Ll}{2}/u.test(label);
}

type Where = 'inline' | 'below' | 'beside';

/** The first value that fits the field at one place relative to its label. */
function candidateAt(
  where: Where,
  field: FieldName,
  anchor: Printed,
  all: readonly Printed[],
  read: (text: string) => string | null,
): Candidate | null {
  if (where === 'inline') {
    const { rest, colon } = anchor.label!;
    const needsColon = isName(field) || field === 'nationality' || field === 'issuing_country';
    if (rest === '' || (needsColon && !colon && !standsOut(rest, anchor.line.text))) return null;
    if (anchor.line.confidence < leastConfidence) return null;
    const value = read(rest);
    return value === null ? null : { value, line: anchor.line };
  }
  for (const each of where === 'below' ? below(anchor, all) : beside(anchor, all)) {
    const { text, confidence } = wholeValue(each, all);
    // What another field begins with may stand so close that it looks like more of this one.
    const value = confidence < leastConfidence ? null : (read(text) ?? read(each.line.text));
    if (value !== null) return { value, line: each.line };
    // What stands nearest is the value; where it was not read, the next line is another's.
    if (where === 'below' && dropFrom(anchor, each) > anchor.place.height) return null;
  }
  return null;
}

const fieldOf = (meaning: LabelMeaning, hasGivenNames: boolean): FieldName | null => {
  if (meaning === 'other') return null;
  if (meaning === 'name') return hasGivenNames ? 'family_name' : 'full_name';
  return meaning;
};

const isName = (field: FieldName): boolean => /_names?$/.test(field);

/**
 * Values of the printed zone by their labels: behind the label, below it, or to its right. Never filled from the machine
 * readable zone, so that comparing the two proves something; what was not read with confidence, or cannot be a value of
 * its field, is left out. Whether names stand below or beside their labels is learned from the page's dates and numbers.
 */
export function printedFields(
  reading: DocumentReading,
  context: ReadContext,
  habits: PrintHabits = {},
): Fields {
  const all = separateFields(reading.lines).map(
    (line): Printed => ({ line, place: placeOf(line.quad), label: labelOf(line.text) }),
  );
  const hasGivenNames = all.some(({ label }) => label?.meaning === 'given_names');
  const anchors = all.flatMap((anchor) => {
    const field = anchor.label && fieldOf(anchor.label.meaning, hasGivenNames);
    return field ? [{ anchor, field }] : [];
  });
  const fields: Fields = {};
  const found = { below: 0, beside: 0, inline: 0 };
  const owners = new Map<TextLine, { field: FieldName; distance: number }>();
  const search = (names: boolean, order: readonly Where[]): void => {
    for (const { anchor, field } of anchors) {
      if (isName(field) !== names || fields[field]) continue;
      for (const where of order) {
        const read = (text: string) => valueFromPrint(field, text, context, habits);
        const candidate = candidateAt(where, field, anchor, all, read);
        if (!candidate) continue;
        const { value, line } = candidate;
        const distance = distanceBetween(anchor.place, placeOf(line.quad));
        const owner = owners.get(line);
        // One line is one value: of two labels that reach it, the nearer one's.
        if (owner && owner.distance <= distance) break;
        if (owner) delete fields[owner.field];
        owners.set(line, { field, distance });
        found[where] += 1;
        fields[field] = { value, source: 'visual', region: context.regionOf(line.quad) };
        break;
      }
    }
  };
  search(false, ['inline', 'below', 'beside']);
  search(true, found.beside > found.below ? ['inline', 'beside'] : ['inline', 'below']);
  return fields;
}
