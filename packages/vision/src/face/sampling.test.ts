import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Picture } from '../picture/picture.ts';
import { applySimilarity, type Similarity, samplePlanar, squareSimilarity } from './sampling.ts';

const noise: Picture = {
  width: 61,
  height: 47,
  data: Uint8Array.from({ length: 61 * 47 * 3 }, (_, i) => (i * 2_654_435_761) >>> 24),
};

/** One bilinear sample, black beyond the picture, whose border pixels reach one pixel outwards. */
function sampled({ width, height, data }: Picture, x: number, y: number, c: number): number {
  const [px, py] = [x - 0.5, y - 0.5];
  if (px <= -1 || py <= -1 || px >= width || py >= height) return 0;
  const [left, top] = [Math.floor(px), Math.floor(py)];
  const [fx, fy] = [px - left, py - top];
  const at = (u: number, v: number): number =>
    data[(Math.min(Math.max(v, 0), height - 1) * width + Math.min(Math.max(u, 0), width - 1)) * 3 + c]!;
  const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
  return upper * (1 - fy) + (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy;
}

function expected(map: Similarity, side: number, samples: number, flip: boolean): number[] {
  return Array.from({ length: 3 * side * side }, (_, i) => {
    const [c, y, across] = [Math.floor(i / side ** 2), Math.floor((i % side ** 2) / side), i % side];
    const x = flip ? side - 1 - across : across;
    let sum = 0;
    for (let v = 0; v < samples; v++)
      for (let u = 0; u < samples; u++)
        sum += sampled(noise, ...applySimilarity(map, x + (u + 0.5) / samples, y + (v + 0.5) / samples), c);
    return sum / samples ** 2;
  });
}

test('a square is sampled the same inside of a picture, over its border and mirrored, at one sample a pixel and at more', () => {
  for (const [centre, size, samples] of [
    [[30, 24], 14, 1],
    [[30, 24], 30, 2],
    [[5, 40], 30, 2],
    [[60, 2], 46, 3],
  ] as const) {
    const map = squareSimilarity(centre, size, 0.3, 15);
    for (const flip of [false, true]) {
      const found = samplePlanar(noise, map, 15, { scale: 1, offset: 0 }, flip);
      for (const [i, value] of expected(map, 15, samples, flip).entries())
        assert.ok(
          Math.abs(found[i]! - value) < 1e-3,
          `${centre} ${size} ${flip} at ${i}: ${found[i]}, not ${value}`,
        );
    }
  }
});
