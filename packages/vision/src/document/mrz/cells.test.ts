import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALPHABET, glyphIndex } from './alphabet.ts';
import { findPeaks, zoneCells } from './cells.ts';
import type { LineSteps } from './line-net.ts';

/** Steps as a sure net gives them for `text`, character i in the middle of step `place(i)`. */
function stepsOf(text: string, place: (i: number) => number, count = 220): LineSteps {
  const n = ALPHABET.length;
  const glyphs = new Float32Array(count * n).fill(1 / n);
  const centres = new Float32Array(count);
  [...text].forEach((character, i) => {
    if (character === ' ') return;
    for (let t = 0; t < count; t++) {
      const near = Math.exp(-((t + 0.5 - place(i)) ** 2) / 0.9);
      if (near > 0.05 && near > centres[t]!) {
        centres[t] = near;
        glyphs.fill(0.002, t * n, (t + 1) * n);
        glyphs[t * n + glyphIndex(character)] = 0.93;
      }
    }
  });
  return { count, glyphs, centres };
}

const textOf = (cells: readonly Float32Array[]) =>
  cells.map((cell) => ALPHABET[cell.indexOf(Math.max(...cell))]).join('');
const NAME = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const DATA = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
const fired = (text: string, place: (i: number) => number) => {
  const steps = stepsOf(text, place);
  return { steps, peaks: findPeaks(steps) };
};

test('evenly printed lines fall into their cells, runs of fillers included', () => {
  const place = (i: number) => 9 + 4.4 * i;
  const [best] = zoneCells([fired(NAME, place), fired(DATA, place)], 44);
  assert.deepEqual(best?.cells.map(textOf), [NAME, DATA]);
  assert.ok(best.cost < 0.05);
});

test('a pitch that grows along the line, as perspective makes it, is followed', () => {
  const place = (i: number) => 5 + 3.8 * i + 0.016 * i * i;
  const [best] = zoneCells([fired(NAME, place), fired(DATA, place)], 44);
  assert.deepEqual(best?.cells.map(textOf), [NAME, DATA]);
});

test('characters that did not fire leave their cells in doubt and move no other', () => {
  const place = (i: number) => 9 + 4.4 * i;
  const holes = `${DATA.slice(0, 12)}   ${DATA.slice(15, 40)} ${DATA.slice(41)}`;
  const [best] = zoneCells([fired(NAME, place), fired(holes, place)], 44);
  assert.equal(textOf(best!.cells[1]!).slice(15, 40), DATA.slice(15, 40));
  assert.ok(Math.max(...best!.cells[1]![13]!) < 0.2);
});

test('a border that fired before the first character is one of the offers, not the only one', () => {
  const place = (i: number) => 9 + 4.4 * (i - 1);
  const offers = zoneCells(
    [fired(`1${NAME}`, (i) => place(i) + 4.4), fired(`1${DATA}`, (i) => place(i) + 4.4)],
    44,
  );
  assert.ok(offers.some(({ cells }) => textOf(cells[0]!) === NAME && textOf(cells[1]!) === DATA));
});

test('lines without characters have no cells', () => {
  const blank = fired(' '.repeat(44), (i) => i * 4);
  assert.deepEqual(zoneCells([blank, blank], 44), []);
});
