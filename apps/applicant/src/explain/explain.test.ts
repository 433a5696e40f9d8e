import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDifferences } from '@vidimus/contracts/browser';
import fc from 'fast-check';
import { countdownText } from './countdown.ts';
import { evidenceView } from './evidence-view.ts';

const shown = (typed: string, printed: string) =>
  textDifferences(typed, printed).map((run) => (run.same ? run.typed : `[${run.typed}|${run.printed}]`));

test('only the characters that differ are marked', () => {
  assert.deepEqual(shown('ERIKSON', 'ERIKSSON'), ['ERIKS', '[|S]', 'ON']);
  assert.deepEqual(shown('L898902C3', 'L898902G3'), ['L898902', '[C|G]', '3']);
  assert.deepEqual(shown('SAME', 'SAME'), ['SAME']);
  assert.deepEqual(shown('', 'A'), ['[|A]']);
  assert.deepEqual(shown('Testmamn', 'TESTMANN'), ['Testma', '[m|N]', 'n']);
  assert.deepEqual(shown('Núñez', 'NUNES'), ['Núñe', '[z|S]']);
});

test('the runs always spell both texts again, and equal runs differ in case and accents at most', () => {
  const text = fc.string({ maxLength: 20, unit: 'binary' });
  fc.assert(
    fc.property(text, text, (typed, printed) => {
      const runs = textDifferences(typed, printed);
      assert.equal(runs.map((run) => run.typed).join(''), typed);
      assert.equal(runs.map((run) => run.printed).join(''), printed);
      const letters = (part: string) =>
        [...part].map((letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
      const alike = ({ typed, printed }: (typeof runs)[number]) =>
        letters(typed).every((letter, at) => letter.toUpperCase() === letters(printed)[at]?.toUpperCase());
      assert.ok(runs.every((run) => (run.same ? alike(run) : run.typed !== run.printed)));
    }),
  );
});

const region = (points: [number, number][]) => ({
  subject: 'document_front' as const,
  points,
  image_width: 1000,
  image_height: 700,
});

test('a small place is shown with its surroundings and never beyond the picture', () => {
  const view = evidenceView(
    region([
      [950, 20],
      [990, 20],
      [990, 40],
    ]),
  );
  assert.equal(view.width, 450);
  assert.equal(view.x, 550);
  assert.equal(view.y, 0);
});

test('a place that fills the picture shows all of it', () => {
  const { x, y, width, height } = evidenceView(
    region([
      [-20, 10],
      [900, 650],
    ]),
  );
  assert.deepEqual([x, y, width, height], [0, 0, 1000, 700]);
});

test('the cut-out always holds the part of the region that lies in the picture', () => {
  const x = fc.integer({ min: 0, max: 1000 });
  const y = fc.integer({ min: 0, max: 700 });
  fc.assert(
    fc.property(fc.array(fc.tuple(x, y), { minLength: 2, maxLength: 6 }), (points) => {
      const view = evidenceView(region(points));
      for (const [px, py] of points) {
        assert.ok(px >= view.x - 1e-6 && px <= view.x + view.width + 1e-6);
        assert.ok(py >= view.y - 1e-6 && py <= view.y + view.height + 1e-6);
      }
    }),
  );
});

test('a countdown shows hours only when there are any and ends at zero', () => {
  assert.equal(countdownText(3_909_000), '1:05:09');
  assert.equal(countdownText(61_000), '1:01');
  assert.equal(countdownText(200), '0:01');
  assert.equal(countdownText(-5000), '0:00');
});
