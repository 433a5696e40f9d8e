import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sidesInFrame } from './sides-in-frame.ts';

test('a document well inside the frame shows all of every side', () => {
  const placement = sidesInFrame(
    [
      [100, 100],
      [500, 100],
      [500, 350],
      [100, 350],
    ],
    800,
    600,
  );
  assert.deepEqual(placement.visible, [1, 1, 1, 1]);
  assert.deepEqual(placement.margins, [100, 100, 250, 100]);
  assert.deepEqual(placement.touching, [false, false, false, false]);
});

test('a document that leaves the frame on the right shows only part of its top and bottom', () => {
  const placement = sidesInFrame(
    [
      [600, 100],
      [1000, 100],
      [1000, 350],
      [600, 350],
    ],
    800,
    600,
  );
  assert.deepEqual(placement.visible, [0.5, 0, 0.5, 1]);
  assert.ok(placement.margins[1] < 0 && placement.margins[2] < 0);
});

test('a side along the edge of the picture is told apart from one near it', () => {
  const { touching } = sidesInFrame(
    [
      [30, 1],
      [700, 2],
      [700, 400],
      [30, 400],
    ],
    800,
    600,
  );
  assert.deepEqual(touching, [true, false, false, false]);
});
