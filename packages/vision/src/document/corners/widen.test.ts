import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { widenToZone } from './widen.ts';

const page: Quad = [
  [0, 0],
  [125, 0],
  [125, 88],
  [0, 88],
];
const zone: Quad = [
  [5, 70],
  [119, 70],
  [119, 80],
  [5, 80],
];

test('the side that cuts the zone moves to where the zone foretells it', () => {
  const cut: Quad = [
    [0, 1],
    [100, 2],
    [101, 87],
    [0, 88],
  ];
  const quad = widenToZone(cut, zone, page)!;
  assert.deepEqual([quad[0], quad[3]], [cut[0], cut[3]]);
  assert.equal(quad[1][0], 125);
  assert.ok(Math.abs(quad[1][1] - 2.25) < 0.01 && Math.abs(quad[2][1] - 86.76) < 0.01, String(quad));
});

test('an outline that holds the zone, or is of something else, is left alone', () => {
  assert.equal(widenToZone(page, zone, page), null);
  const elsewhere: Quad = [
    [20, 0],
    [60, 0],
    [60, 40],
    [20, 40],
  ];
  assert.equal(widenToZone(elsewhere, zone, page), null);
});
