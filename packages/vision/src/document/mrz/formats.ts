import type { CharacterClass } from './alphabet.ts';

export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRVA' | 'MRVB' | 'FRENCH_ID';

/** Fields as printed, fillers at the ends removed. Dates stay YYMMDD. */
export type MrzField =
  | 'documentCode'
  | 'issuingState'
  | 'documentNumber'
  | 'birthDate'
  | 'sex'
  | 'expiryDate'
  | 'nationality'
  | 'lastName'
  | 'firstName'
  | 'optional1'
  | 'optional2'
  | 'issueDate';

/** Characters `start` ≤ column < `end` of a line. */
export interface Span {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface FieldSpan extends Span {
  /** `names` is last name, two fillers, first names. */
  readonly field: MrzField | 'names' | 'check';
  readonly holds: CharacterClass;
}

export interface CheckRule {
  readonly name: 'documentNumber' | 'birthDate' | 'expiryDate' | 'optional' | 'composite';
  readonly over: readonly Span[];
  readonly at: { readonly line: number; readonly column: number };
  /** A filler is right too when everything it covers is filler (9303-4 §4.2.2 note: optional data of passports). */
  readonly emptyAllowed?: boolean;
}

export interface FormatTable {
  readonly format: MrzFormat;
  readonly lineCount: number;
  readonly length: number;
  readonly fields: readonly FieldSpan[];
  readonly checks: readonly CheckRule[];
}

const span = (line: number, start: number, end: number): Span => ({ line, start, end });
const field = (
  name: FieldSpan['field'],
  line: number,
  start: number,
  end: number,
  holds: CharacterClass,
): FieldSpan => ({ field: name, line, start, end, holds });
const check = (line: number, column: number) => field('check', line, column, column + 1, 'check');

/** Line 2 of passports, TD2 cards and visas has the same first 28 characters (9303-4, -6, -7). */
const secondLine = [
  field('documentNumber', 1, 0, 9, 'either'),
  check(1, 9),
  field('nationality', 1, 10, 13, 'letter'),
  field('birthDate', 1, 13, 19, 'digit'),
  check(1, 19),
  field('sex', 1, 20, 21, 'sex'),
  field('expiryDate', 1, 21, 27, 'digit'),
  check(1, 27),
] as const;
const secondLineChecks: readonly CheckRule[] = [
  { name: 'documentNumber', over: [span(1, 0, 9)], at: { line: 1, column: 9 } },
  { name: 'birthDate', over: [span(1, 13, 19)], at: { line: 1, column: 19 } },
  { name: 'expiryDate', over: [span(1, 21, 27)], at: { line: 1, column: 27 } },
];
const firstLine = (length: number) => [
  field('documentCode', 0, 0, 2, 'letter'),
  field('issuingState', 0, 2, 5, 'letter'),
  field('names', 0, 5, length, 'letter'),
];

/** Passports: 2 × 44 (ICAO 9303-4 §4.2). */
const TD3: FormatTable = {
  format: 'TD3',
  lineCount: 2,
  length: 44,
  fields: [
    ...firstLine(44),
    ...secondLine,
    field('optional1', 1, 28, 42, 'either'),
    field('check', 1, 42, 43, 'optionalCheck'),
    check(1, 43),
  ],
  checks: [
    ...secondLineChecks,
    { name: 'optional', over: [span(1, 28, 42)], at: { line: 1, column: 42 }, emptyAllowed: true },
    {
      name: 'composite',
      over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)],
      at: { line: 1, column: 43 },
    },
  ],
};

/** Larger cards: 2 × 36 (ICAO 9303-6 §4.2). */
const TD2: FormatTable = {
  format: 'TD2',
  lineCount: 2,
  length: 36,
  fields: [...firstLine(36), ...secondLine, field('optional1', 1, 28, 35, 'either'), check(1, 35)],
  checks: [
    ...secondLineChecks,
    {
      name: 'composite',
      over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)],
      at: { line: 1, column: 35 },
    },
  ],
};

/** Cards of credit-card size: 3 × 30 (ICAO 9303-5 §4.2). */
const TD1: FormatTable = {
  format: 'TD1',
  lineCount: 3,
  length: 30,
  fields: [
    field('documentCode', 0, 0, 2, 'letter'),
    field('issuingState', 0, 2, 5, 'letter'),
    field('documentNumber', 0, 5, 14, 'either'),
    field('check', 0, 14, 15, 'optionalCheck'),
    field('optional1', 0, 15, 30, 'either'),
    field('birthDate', 1, 0, 6, 'digit'),
    check(1, 6),
    field('sex', 1, 7, 8, 'sex'),
    field('expiryDate', 1, 8, 14, 'digit'),
    check(1, 14),
    field('nationality', 1, 15, 18, 'letter'),
    field('optional2', 1, 18, 29, 'either'),
    check(1, 29),
    field('names', 2, 0, 30, 'letter'),
  ],
  checks: [
    { name: 'documentNumber', over: [span(0, 5, 14)], at: { line: 0, column: 14 } },
    { name: 'birthDate', over: [span(1, 0, 6)], at: { line: 1, column: 6 } },
    { name: 'expiryDate', over: [span(1, 8, 14)], at: { line: 1, column: 14 } },
    {
      name: 'composite',
      over: [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)],
      at: { line: 1, column: 29 },
    },
  ],
};

/** Visas, 2 × 44 and 2 × 36: no composite digit (ICAO 9303-7 §4.2). */
const MRVA: FormatTable = {
  format: 'MRVA',
  lineCount: 2,
  length: 44,
  fields: [...firstLine(44), ...secondLine, field('optional1', 1, 28, 44, 'either')],
  checks: secondLineChecks,
};
const MRVB: FormatTable = {
  format: 'MRVB',
  lineCount: 2,
  length: 36,
  fields: [...firstLine(36), ...secondLine, field('optional1', 1, 28, 36, 'either')],
  checks: secondLineChecks,
};

/** French identity card of 1988–2021, 2 × 36 (arrêté du 24 avril 1991; layout as in the published specimens). */
const FRENCH_ID: FormatTable = {
  format: 'FRENCH_ID',
  lineCount: 2,
  length: 36,
  fields: [
    field('documentCode', 0, 0, 2, 'letter'),
    field('issuingState', 0, 2, 5, 'letter'),
    field('lastName', 0, 5, 30, 'letter'),
    field('optional1', 0, 30, 36, 'either'),
    field('issueDate', 1, 0, 4, 'digit'),
    field('optional2', 1, 4, 7, 'either'),
    field('documentNumber', 1, 7, 12, 'digit'),
    check(1, 12),
    field('firstName', 1, 13, 27, 'letter'),
    field('birthDate', 1, 27, 33, 'digit'),
    check(1, 33),
    field('sex', 1, 34, 35, 'sex'),
    check(1, 35),
  ],
  checks: [
    { name: 'documentNumber', over: [span(1, 0, 12)], at: { line: 1, column: 12 } },
    { name: 'birthDate', over: [span(1, 27, 33)], at: { line: 1, column: 33 } },
    { name: 'composite', over: [span(0, 0, 36), span(1, 0, 35)], at: { line: 1, column: 35 } },
  ],
};

/** Every format, the more specific first where two share a shape. */
export const mrzFormats: readonly FormatTable[] = [TD3, MRVA, FRENCH_ID, TD2, MRVB, TD1];
