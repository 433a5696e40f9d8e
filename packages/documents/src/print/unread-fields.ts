import type { Quad } from '@vidimus/contracts';
import type { DocumentReading } from '@vidimus/vision/browser';
import type { FieldName, Fields } from '../document-type.ts';
import { labelOf } from './match-labels.ts';
import { type Place, placeOf } from './rows.ts';
import { separateFields } from './separate-fields.ts';
import { valueFromPrint } from './values.ts';

/** A field whose label was read and whose value was not; `quad`: where the value belongs, px of the flat document. */
export interface UnreadField {
  readonly field: FieldName;
  readonly quad: Quad;
}

/** Fields that no document leaves empty, and whose values have a shape of their own. */
const fields = ['birth_date', 'document_number', 'expiry_date'] as const;

/** Confidence of the recogniser under which a label may be another, and a value is none. */
const leastConfidence = 0.8;
/** Where a value may stand, in heights of its label: around the label's row, and down to two rows below it. */
const reach = { left: 2, right: 22, above: 0.6, below: 4 } as const;

const isNear = (place: Place, { left, top, height }: Place): boolean =>
  place.left > left - reach.left * height &&
  place.left < left + reach.right * height &&
  place.top > top - reach.above * height &&
  place.top < top + reach.below * height;

const around = (places: readonly Place[]): Quad => {
  const left = Math.min(...places.map((each) => each.left));
  const right = Math.max(...places.map((each) => each.right));
  const top = Math.min(...places.map((each) => each.top));
  const bottom = Math.max(...places.map((each) => each.bottom));
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
};

/**
 * Labelled fields that could not be read: their label was, and nothing near it is a value of their kind. Where one stands
 * near it all the same, only the layout was not understood, and nothing is said.
 */
export function unreadFields({ lines }: DocumentReading, printed: Fields, today: string): UnreadField[] {
  const clear = separateFields(lines).filter(({ confidence }) => confidence >= leastConfidence);
  const labelled = clear.map((line) => ({ line, place: placeOf(line.quad), label: labelOf(line.text) }));
  return fields.flatMap((field): UnreadField[] => {
    const anchor = labelled.find(({ label }) => label?.meaning === field);
    if (!anchor || printed[field]) return [];
    const isValue = (text: string): boolean =>
      [true, false].some((monthFirst) => valueFromPrint(field, text, { today }, { monthFirst }) !== null);
    const near = labelled.filter(({ place }) => isNear(place, anchor.place));
    // What follows another field's label on its line is that field's.
    const own = near.filter(({ label }) => label === null || label.meaning === field);
    if (own.some(({ line, label }) => isValue(label ? label.rest : line.text))) return [];
    return [{ field, quad: around(near.map(({ place }) => place)) }];
  });
}
