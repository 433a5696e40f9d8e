import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { decodePicture } from '../../picture/decode.ts';
import { turnQuad } from '../../picture/homography.ts';
import { blankPicture } from '../../picture/picture.ts';
import { layOnDesk } from '../desk-scene.ts';
import { CornerNet } from './corner-net.ts';

const page = await decodePicture(
  readFileSync(new URL('../../../../../fixtures/documents/sidtd-aze-passport.jpg', import.meta.url)),
  { where: 'passport', maxSide: 1200 },
);
const net = await CornerNet.load();
after(() => net.dispose());

const upright: Quad = [
  [310, 190],
  [1290, 240],
  [1310, 930],
  [270, 905],
];

test('corners are found to a hundredth of the width, from the own top left of the document', async () => {
  for (const turns of [0, 2]) {
    const quad = turnQuad(upright, turns);
    const found = await net.find(layOnDesk(page, quad, 1600, 1200, [96, 88, 80]));
    assert.ok(found, `${turns} half turns: nothing found`);
    const off = found.quad.map(([x, y], i) => Math.hypot(x - quad[i]![0], y - quad[i]![1]));
    assert.ok(Math.max(...off) < 10, `${turns * 90}°: corners are ${off.map((d) => d.toFixed(1))} px off`);
    assert.ok(found.confidence > 0.5);
  }
});

test('an empty desk has no corners', async () => {
  assert.equal(await net.find(blankPicture(900, 700, 120)), null);
});
