import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import fc from 'fast-check';
import {
  applyHomography,
  homographyFromQuads,
  invertHomography,
  multiplyHomography,
  rectangleQuad,
  turnQuad,
} from './homography.ts';
import { blankPicture, crop, grey, type Picture, rotate90 } from './picture.ts';
import { resize } from './resize.ts';
import { warpQuad, warpQuadGrey } from './warp.ts';

const jitter = fc.double({ min: -30, max: 30, noNaN: true });
const anyQuad = fc
  .array(jitter, { minLength: 8, maxLength: 8 })
  .map(
    (d) => rectangleQuad(200, 150).map(([x, y], i) => [x + d[i * 2]!, y + d[i * 2 + 1]!]) as unknown as Quad,
  );
/** Red grows to the right, green downwards. */
const ramp = (width: number, height: number): Picture => {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set([i % width, Math.floor(i / width), 128], i * 3);
  return { width, height, data };
};
const near = (a: number, b: number, tolerance: number) =>
  assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b} ± ${tolerance}`);

test('a homography from four points carries each point onto its mate, and its inverse back', () => {
  fc.assert(
    fc.property(anyQuad, anyQuad, (from, to) => {
      const h = homographyFromQuads(from, to);
      assert.ok(h);
      const round = multiplyHomography(invertHomography(h), h);
      for (let i = 0; i < 4; i++) {
        const there = applyHomography(h, from[i]!);
        const back = applyHomography(round, from[i]!);
        for (const k of [0, 1] as const) {
          near(there[k], to[i]![k], 1e-4);
          near(back[k], from[i]![k], 1e-3);
        }
      }
    }),
    { numRuns: 100, seed: 7 },
  );
});

test('three corners on one line give no homography', () => {
  const flat: Quad = [
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ];
  assert.equal(homographyFromQuads(flat, rectangleQuad(10, 10)), null);
});

test('flattening a rectangle equals cropping it', () => {
  const picture = ramp(100, 80);
  const quad: Quad = [
    [10, 20],
    [60, 20],
    [60, 50],
    [10, 50],
  ];
  assert.deepEqual(warpQuad(picture, quad, 50, 30).data, crop(picture, 10, 20, 50, 30).data);
  assert.deepEqual(warpQuadGrey(grey(picture), quad, 50, 30).data, grey(crop(picture, 10, 20, 50, 30)).data);
});

test('a quad read from its second corner is the picture turned by a quarter', () => {
  const picture = ramp(40, 30);
  const turned = warpQuad(picture, turnQuad(rectangleQuad(40, 30), 1), 30, 40);
  assert.deepEqual(turned.data, rotate90(picture, 3).data);
});

test('four quarter turns bring a picture back', () => {
  const picture = ramp(7, 5);
  let turned = picture;
  for (let i = 0; i < 4; i++) turned = rotate90(turned, 1);
  assert.deepEqual(turned.data, picture.data);
});

test('shrinking averages and keeps the mean; growing does not shift', () => {
  const picture = ramp(90, 60);
  const mean = (p: Picture) => p.data.reduce((a, b) => a + b, 0) / p.data.length;
  near(mean(resize(picture, 31, 17)), mean(picture), 1);
  const large = resize(picture, 180, 120);
  near(large.data[(60 * 180 + 90) * 3]!, 45, 1);
});

test('white stays white at every size', () => {
  const white = blankPicture(333, 250);
  for (const side of [9, 80, 111, 166, 200, 332, 500])
    assert.ok(resize(white, side, side).data.every((value) => value === 255));
});

test('half the size is the mean of four', () => {
  const picture = { width: 2, height: 2, data: new Uint8Array([0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14]) };
  assert.deepEqual([...resize(picture, 1, 1).data], [6, 7, 8]);
});

test('white is 255 grey and black is 0', () => {
  assert.deepEqual(
    [...grey({ width: 2, height: 1, data: new Uint8Array([255, 255, 255, 0, 0, 0]) }).data],
    [255, 0],
  );
});
