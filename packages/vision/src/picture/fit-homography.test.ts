import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point } from '@vidimus/contracts';
import { fitHomography } from './fit-homography.ts';
import { applyHomography, type Homography } from './homography.ts';

const turned: Homography = [0.9, 0.05, 12, -0.04, 1.02, -7, 0.0004, -0.0002, 1];
const grid: Point[] = Array.from({ length: 20 }, (_, at) => [40 * (at % 5), 35 * Math.floor(at / 5)]);

test('points of a plane that is turned give the homography that turned them', () => {
  const found = fitHomography(grid.map((point) => [point, applyHomography(turned, point)]))!;
  for (const point of grid) {
    const [x, y] = applyHomography(found, point);
    const [u, v] = applyHomography(turned, point);
    assert.ok(Math.hypot(x - u, y - v) < 1e-6, `${point}`);
  }
});

test('one point off the plane is left off it by the rest', () => {
  const matches = grid.map((point, at): [Point, Point] => {
    const [u, v] = applyHomography(turned, point);
    return [point, at === 7 ? [u + 20, v] : [u, v]];
  });
  const found = fitHomography(matches)!;
  const distances = matches.map(([from, [u, v]]) => {
    const [x, y] = applyHomography(found, from);
    return Math.hypot(x - u, y - v);
  });
  assert.equal(distances.indexOf(Math.max(...distances)), 7);
  assert.ok(distances[7]! > 12);
});

test('points on one line, and fewer than four, give no homography', () => {
  assert.equal(fitHomography(grid.slice(0, 5).map((point) => [point, point])), null);
  assert.equal(fitHomography(grid.slice(0, 3).map((point) => [point, point])), null);
});
