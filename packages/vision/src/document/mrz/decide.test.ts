import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'mrz';
import type { Cell } from './cells.ts';
import { cellsFromText } from './cells-from-text.ts';
import { checkDigit, inBlindSpot } from './check-digit.ts';
import { decide, verdicts } from './decide.ts';
import { type FormatTable, mrzFormats } from './formats.ts';
import { parseFields } from './parse.ts';

const table = (format: string): FormatTable => mrzFormats.find((t) => t.format === format)!;
/** The specimens of ICAO 9303-4, -5 and -6. */
const PASSPORT = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];
const CARD = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];
const replaced = (lines: readonly string[], line: number, column: number, to: string) =>
  lines.map((text, l) => (l === line ? text.slice(0, column) + to + text.slice(column + 1) : text));

interface Vector {
  format: string;
  lines: string[];
  check_digits: Record<string, boolean>;
}

test('verdicts of every check digit agree with the recomputed vectors', () => {
  const path = new URL('../../../../../fixtures/mrz/vectors.json', import.meta.url);
  const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vector[];
  const names = {
    document_number: 'documentNumber',
    birth_date: 'birthDate',
    expiry: 'expiryDate',
    composite: 'composite',
  };
  let compared = 0;
  for (const vector of vectors) {
    const format = table(vector.format);
    if (!format || vector.lines.length !== format.lineCount) continue;
    if (vector.lines.some((line) => line.length !== format.length || /[^A-Z0-9<]/.test(line))) continue;
    const mine = verdicts(format, vector.lines);
    for (const [theirs, name] of Object.entries(names)) {
      if (!(theirs in vector.check_digits)) continue;
      assert.equal(mine[name], vector.check_digits[theirs], `${name} of ${vector.lines.join(' ')}`);
      compared++;
    }
  }
  assert.ok(compared > 40, `only ${compared} verdicts compared`);
});

test('fields agree with the mrz package on the ICAO specimens', () => {
  for (const [format, lines] of [
    ['TD3', PASSPORT],
    ['TD1', CARD],
  ] as const) {
    const mine = parseFields(table(format), lines);
    const theirs = parse(lines);
    assert.equal(mine.documentNumber, theirs.documentNumber);
    assert.equal(mine.lastName, theirs.fields.lastName);
    assert.equal(mine.firstName, theirs.fields.firstName);
    assert.equal(mine.birthDate, theirs.fields.birthDate);
    assert.equal(mine.expiryDate, theirs.fields.expirationDate);
  }
});

test('a letter read in a date becomes the digit that resembles it and satisfies the check, and the reading is kept', () => {
  const read = replaced(PASSPORT, 1, 14, 'A');
  const decision = decide(table('TD3'), cellsFromText(read));
  assert.deepEqual(decision.read, read);
  assert.deepEqual(decision.lines, PASSPORT);
});

test('an O read for a 0 in a document number is settled by its check digit', () => {
  const lines = [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
  ];
  const decision = decide(table('TD3'), cellsFromText(replaced(lines, 1, 5, 'O')));
  assert.deepEqual(decision.lines, lines);
  assert.equal(decision.valid, true);
});

test('a rival that the recogniser itself considered repairs a failing digit', () => {
  const read = replaced(PASSPORT, 1, 2, '3');
  const decision = decide(table('TD3'), cellsFromText(read, { '1:2': { 9: 0.3 } }));
  assert.deepEqual(decision.lines, PASSPORT);
});

test('without a rival in the picture a failing digit stays wrong', () => {
  const read = replaced(PASSPORT, 1, 2, '3');
  const decision = decide(table('TD3'), cellsFromText(read));
  assert.deepEqual(decision.lines, read);
  assert.equal(decision.checkDigits.documentNumber, false);
});

test('characters in a blind spot of the check digit are never exchanged', () => {
  for (const [a, b] of ['6G', '1L', '1B', '0U', '0K', '0<']) assert.ok(inBlindSpot(a!, b!));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 8 }),
      fc.double({ min: 0.1, max: 0.45, noNaN: true }),
      (column, p) => {
        const now = PASSPORT[1]![column]!;
        const twin = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find(
          (c) => c !== now && inBlindSpot(c, now),
        )!;
        const decision = decide(table('TD3'), cellsFromText(PASSPORT, { [`1:${column}`]: { [twin]: p } }));
        assert.deepEqual(decision.lines, PASSPORT);
      },
    ),
  );
});

test('every single wrong digit outside the blind spots is noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...'0123456789'), (column, digit) => {
      const wrong = replaced(PASSPORT, 1, column, digit);
      const { documentNumber } = verdicts(table('TD3'), wrong);
      assert.equal(documentNumber, inBlindSpot(digit, PASSPORT[1]![column]!));
    }),
  );
});

test('a lone doubtful letter in the fillers after the names is a filler, a sure initial is not', () => {
  const stray = replaced(PASSPORT, 0, 33, 'K');
  assert.deepEqual(decide(table('TD3'), cellsFromText(stray, { '0:33': { '<': 0.3 } })).lines, PASSPORT);
  assert.deepEqual(decide(table('TD3'), cellsFromText(stray)).lines, stray);
});

test('a document number longer than nine characters goes on in the optional data', () => {
  const digit = checkDigit('D23145890<ABC1');
  const lines = [`I<UTOD23145890<ABC1${digit}<<<<<<<<<<`, CARD[1]!, CARD[2]!];
  const fields = parseFields(table('TD1'), lines);
  assert.equal(fields.documentNumber, 'D23145890ABC1');
  assert.equal(verdicts(table('TD1'), lines).documentNumber, true);
});

test('a nationality that no state has is the one that the picture supports as well', () => {
  const format = table('TD3');
  const misread = replaced(PASSPORT, 1, 12, 'F');
  const nationality = (cells: Cell[][]) => parseFields(format, decide(format, cells).lines).nationality;
  assert.equal(nationality(cellsFromText(misread, { '1:12': { O: 0.25 } })), 'UTO');
  // What nothing else in the picture supports stays as it was read.
  assert.equal(nationality(cellsFromText(misread)), 'UTF');
});
