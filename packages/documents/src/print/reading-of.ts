import type { Quad, Region } from '@vidimus/contracts';
import type { DocumentReading, MrzReading, TextLine } from '@vidimus/vision/browser';
import type { DocumentType, ReadContext, Recognised } from '../document-type.ts';

/** A line of a reading written as data: left and top in flat pixels, its text, and its confidence where that matters. */
export type WrittenLine = readonly [left: number, top: number, text: string, confidence?: number];

const lineHeight = 16;
/** About what proportional print of that height takes up. */
const letterWidth = 9;

function line([left, top, text, confidence = 1]: WrittenLine): TextLine {
  const right =
    left +
    [...text].reduce((sum, each) => sum + (/\p{Script=Han}/u.test(each) ? lineHeight : letterWidth), 0);
  const bottom = top + lineHeight;
  const quad: Quad = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return { text, confidence, quad };
}

interface Written {
  readonly mrz?: Partial<MrzReading>;
  /** Text of a PDF417 symbol. */
  readonly barcode?: string;
}

/** For tests: what a reader would have made of a flat document of 860 × 540 px that bears these lines. */
export function readingOf(lines: readonly WrittenLine[], { mrz, barcode }: Written = {}): DocumentReading {
  const quad = line([0, 0, '']).quad;
  return {
    flat: { width: 860, height: 540, data: new Uint8Array() },
    lines: lines.map(line),
    mrz: mrz ? { quad: null, valid: true, ...mrz } : null,
    barcode: barcode === undefined ? null : { format: 'PDF417', text: barcode, quad },
  } as unknown as DocumentReading;
}

/** For tests: 23 November 2026, with regions in flat pixels. */
export const contextOfTests: ReadContext = {
  regionOf: (quad: Quad): Region => ({
    subject: 'document_front',
    points: quad.map(([x, y]) => [x, y]),
    image_width: 860,
    image_height: 540,
  }),
  today: '2026-11-23',
};

/** For tests: what a type makes of a reading. */
export const readWith = (type: DocumentType, reading: DocumentReading): Recognised | null =>
  type.recognise(reading, contextOfTests);

/** For tests: the bare values of what was read. */
export const valuesOf = (fields: Recognised['fields'] | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([name, field]) => [name, field.value]));
