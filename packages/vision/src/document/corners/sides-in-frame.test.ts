import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cornerMargins, sidesAlongFrame } from './sides-in-frame.ts';

const size = { width: 800, height: 600 };

test('a corner outside the frame has a negative margin', () => {
  const margins = cornerMargins(
    [
      [100, 100],
      [1000, 100],
      [500, 350],
      [100, 350],
    ],
    size,
  );
  assert.deepEqual(margins, [100, -200, 250, 100]);
});

test('a side along the edge of the picture is told apart from one near it', () => {
  const along = sidesAlongFrame(
    [
      [30, 1],
      [700, 2],
      [700, 400],
      [30, 400],
    ],
    size,
    5,
  );
  assert.deepEqual(along, [true, false, false, false]);
});
