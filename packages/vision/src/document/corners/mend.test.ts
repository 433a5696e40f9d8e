import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { blankPicture, type Picture } from '../../picture/picture.ts';
import { mendSides } from './mend.ts';
import { contains } from './quads.ts';

const card: Quad = [
  [120, 90],
  [680, 110],
  [660, 470],
  [110, 450],
];

/** A light card on a darker ground, with what lies over both. */
function photo(over: (x: number, y: number) => number | null = () => null): Picture {
  const picture = blankPicture(800, 600, 90);
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) {
      const tone = over(x, y) ?? (contains(card, [x + 0.5, y + 0.5]) ? 210 : 90);
      picture.data.fill(tone, (y * picture.width + x) * 3, (y * picture.width + x) * 3 + 3);
    }
  return picture;
}

const farthest = (quad: Quad, from: Quad): number =>
  Math.max(...quad.map(([x, y], i) => Math.hypot(x - from[i]![0], y - from[i]![1])));
const moved = (corner: number, [dx, dy]: readonly [number, number]): Quad =>
  card.map(([x, y], i) => (i === corner ? [x + dx, y + dy] : [x, y])) as unknown as Quad;

test('a corner that something drew away is brought back to where its sides meet', () => {
  const finger = (x: number, y: number): number | null => (Math.hypot(x - 90, y - 60) < 90 ? 150 : null);
  for (const corner of [0, 1, 2, 3])
    assert.ok(farthest(mendSides(photo(), moved(corner, [-60, -40])), card) < 4, `corner ${corner}`);
  assert.ok(farthest(mendSides(photo(finger), moved(0, [-60, -40])), card) < 4);
});

test('an outline whose sides are seen stays as it is', () => {
  assert.equal(mendSides(photo(), card), card);
});

test('a line of print inside is not taken for a side that cannot be seen', () => {
  const faint = (x: number, y: number): number | null => (contains(card, [x, y]) || y > 100 ? null : 209);
  const print = (x: number, y: number): number | null =>
    y > 130 && y < 150 && x > 160 && x < 640 && x % 12 < 9 ? 30 : faint(x, y);
  assert.ok(farthest(mendSides(photo(print), card), card) < 4);
});

test('a stripe of the ground that begins at a corner is too far away to be the side', () => {
  const stripe = (x: number, y: number): number | null => {
    if (contains(card, [x, y]) || y > 100) return null;
    return y < 90 - (x - 120) / 6 ? 60 : 209;
  };
  assert.ok(farthest(mendSides(photo(stripe), card), card) < 4);
});

test('a side along the border stays: the document goes on beyond it', () => {
  const atBorder: Quad = [
    [120, 90],
    [799, 110],
    [799, 470],
    [110, 450],
  ];
  assert.ok(
    farthest(
      mendSides(
        photo((x) => (x > 700 ? 210 : null)),
        atBorder,
      ),
      atBorder,
    ) < 60,
  );
  const [, topRight, bottomRight] = mendSides(photo(), atBorder);
  assert.ok(topRight[0] > 790 && bottomRight[0] > 790);
});
