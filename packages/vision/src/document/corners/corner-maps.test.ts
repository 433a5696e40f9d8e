import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point } from '@vidimus/contracts';
import { type CornerMaps, quadOfMaps } from './corner-maps.ts';

const WIDTH = 64;
const HEIGHT = 48;
const CORNERS: readonly Point[] = [
  [10.5, 8.5],
  [52.25, 11.75],
  [50, 40],
  [9, 36.5],
];

/** Maps with one bump a corner (`weights[c][k]`: how strongly map c shows corner k) and the area inside all four. */
function mapsOf(
  weights: readonly (readonly number[])[],
  area: (x: number, y: number) => boolean,
): CornerMaps {
  const data = new Float32Array(5 * WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const at = y * WIDTH + x;
      for (let c = 0; c < 4; c++) {
        let p = 1e-7;
        CORNERS.forEach(([cx, cy], k) => {
          p += weights[c]![k]! * Math.exp(-((x + 0.5 - cx) ** 2 + (y + 0.5 - cy) ** 2) / 2);
        });
        data[c * WIDTH * HEIGHT + at] = Math.log(p);
      }
      data[4 * WIDTH * HEIGHT + at] = area(x, y) ? 4 : -4;
    }
  return { width: WIDTH, height: HEIGHT, data };
}

const inside = (x: number, y: number) => x > 9 && x < 51 && y > 9 && y < 38;
const own = (turn: number) =>
  [0, 1, 2, 3].map((c) => [0, 1, 2, 3].map((k) => (k === (c + turn) % 4 ? 1 : 0)));

test('four clear bumps give their places to a fraction of a cell, in the order that the maps name', () => {
  for (let turn = 0; turn < 4; turn++) {
    const found = quadOfMaps(mapsOf(own(turn), inside));
    assert.ok(found);
    found.quad.forEach(([x, y], c) => {
      const [tx, ty] = CORNERS[(c + turn) % 4]!;
      assert.ok(Math.hypot(x - tx, y - ty) < 0.1, `corner ${c} of turn ${turn}: ${x}, ${y}`);
    });
    assert.ok(found.confidence > 0.85);
  }
});

test('a net in doubt about the direction still gives the outline, begun at the likelier corner', () => {
  const doubtful = own(0).map((row, c) => row.map((w, k) => w * 0.6 + own(2)[c]![k]! * 0.4));
  const found = quadOfMaps(mapsOf(doubtful, inside));
  assert.ok(found && Math.hypot(found.quad[0][0] - 10.5, found.quad[0][1] - 8.5) < 0.2);
});

test('an area that contradicts the corners takes the confidence', () => {
  const found = quadOfMaps(mapsOf(own(0), (x) => x > 57));
  assert.ok(found && found.confidence < 0.1);
});

test('three corners are no outline', () => {
  const three = own(0).map((row, c) => (c === 3 ? [0, 0, 1, 0] : row));
  const found = quadOfMaps(mapsOf(three, inside));
  assert.ok(found === null || found.confidence < 0.3);
});
