import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Point, Quad } from '@vidimus/contracts';
import { decodePicture } from '../../picture/decode.ts';
import { blankPicture, type Picture } from '../../picture/picture.ts';
import { layOnDesk } from '../desk-scene.ts';
import { findCorners } from './find.ts';

const nothing = { inside: [], expected: null };
const name = 'sidtd-aze-passport.jpg';
const passport = await decodePicture(
  readFileSync(new URL(`../../../../../fixtures/documents/${name}`, import.meta.url)),
  { where: name },
);

/** Largest distance of a found corner from the nearest true one, px. */
function worstCorner(found: Quad, truth: Quad): number {
  const nearest = (p: Point) => Math.min(...truth.map((t) => Math.hypot(p[0] - t[0], p[1] - t[1])));
  return Math.max(...found.map(nearest));
}

test('corners on a plain ground are found within two pixels', () => {
  const quads: Quad[] = [
    [
      [300, 250],
      [1300, 230],
      [1340, 940],
      [280, 960],
    ],
    [
      [420, 180],
      [1250, 400],
      [1080, 1010],
      [250, 790],
    ],
    [
      [500, 100],
      [1100, 160],
      [1040, 1050],
      [420, 1010],
    ],
  ];
  // On a ground as light as the page, straight lines find one that lies square; the corner net is for the others.
  for (const ground of [
    [40, 60, 50],
    [120, 90, 60],
  ] as const)
    for (const quad of ground[0] > 200 ? quads.slice(0, 1) : quads) {
      const found = findCorners(layOnDesk(passport, quad, 1600, 1200, ground), nothing);
      assert.ok(found, `nothing found on ${ground}`);
      const worst = worstCorner(found.quad, quad);
      assert.ok(worst < 2, `${worst.toFixed(2)} px off on ${ground}`);
    }
});

test('an empty desk and noise have no corners', () => {
  assert.equal(findCorners(blankPicture(800, 600, 120), nothing), null);
  let seed = 1;
  const data = new Uint8Array(640 * 480 * 3);
  for (let i = 0; i < data.length; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    data[i] = seed >>> 24;
  }
  const noise: Picture = { width: 640, height: 480, data };
  assert.equal(findCorners(noise, nothing), null);
});
