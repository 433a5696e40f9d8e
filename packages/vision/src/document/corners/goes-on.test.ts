import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import type { Picture } from '../../picture/picture.ts';
import { edgesBeyond } from './goes-on.ts';

const [width, height] = [400, 300];

/** A light page from (40, 60) on a dark ground, to x = `right` and y = 240. */
function page(right: number): Picture {
  const data = new Uint8Array(width * height * 3).fill(40);
  for (let y = 60; y < 240; y++) data.fill(220, (y * width + 40) * 3, (y * width + right) * 3);
  return { width, height, data };
}

const found: Quad = [
  [40, 60],
  [250, 60],
  [250, 240],
  [40, 240],
];

test('the edges of a page that the picture cuts are seen to go on beyond an outline that ends too early', () => {
  const [top, right, bottom, left] = edgesBeyond(page(width), found);
  assert.ok(right! > 0.9, `${right}`);
  assert.deepEqual([top, bottom, left], [0, 0, 0]);
});

test('nothing goes on beyond the outline of a whole page', () => {
  assert.deepEqual(edgesBeyond(page(250), found), [0, 0, 0, 0]);
});

test('an outline at the border leaves nothing to see', () => {
  const quad: Quad = [found[0], [width - 2, 60], [width - 2, 240], found[3]];
  assert.equal(edgesBeyond(page(width), quad)[1], 0);
});
