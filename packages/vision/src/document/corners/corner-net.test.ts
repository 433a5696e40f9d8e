import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { loadNet } from '../../models/load-model.ts';
import { decodePicture } from '../../picture/decode.ts';
import { turnQuad } from '../../picture/homography.ts';
import { blankPicture } from '../../picture/picture.ts';
import { layOnDesk } from '../desk-scene.ts';
import { CornerNet, SURE_OUTLINE } from './corner-net.ts';

const page = await decodePicture(
  readFileSync(new URL('../../../../../fixtures/documents/sidtd-aze-passport.jpg', import.meta.url)),
  { where: 'passport', maxSide: 1200 },
);
const net = new CornerNet(await loadNet('document_corners'));
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

test('what the picture as it is does not let see is looked for in a darker copy', async () => {
  const runner = await loadNet('document_corners');
  const blinded = new CornerNet({
    run: async (input, shape) => {
      const maps = await runner.run(input, shape);
      return input.some((value) => value > 0.7) ? maps.fill(0) : maps;
    },
    dispose: () => runner.dispose(),
  });
  const found = await blinded.find(layOnDesk(page, upright, 1600, 1200, [96, 88, 80]));
  assert.ok(found, 'nothing found');
  const off = found.quad.map(([x, y], i) => Math.hypot(x - upright[i]![0], y - upright[i]![1]));
  assert.ok(Math.max(...off) < 10, `corners are ${off.map((d) => d.toFixed(1))} px off`);
  await blinded.dispose();
});

test('an outline that tapers as no camera makes it is not sure', async () => {
  const tapered = (top: number): Quad => [
    [800 - top / 2, 300],
    [800 + top / 2, 300],
    [1200, 900],
    [400, 900],
  ];
  const sureOf = async (top: number) => {
    const found = await net.find(layOnDesk(page, tapered(top), 1600, 1200, [96, 88, 80]));
    return found !== null && found.confidence > SURE_OUTLINE;
  };
  assert.equal(await sureOf(350), false);
  assert.equal(await sureOf(600), true);
});

test('an empty desk has no corners', async () => {
  assert.equal(await net.find(blankPicture(900, 700, 120)), null);
});

test('a document that moves from frame to frame is followed by looks near its last place', async () => {
  let looks = 0;
  const runner = await loadNet('document_corners');
  const counted = new CornerNet({
    run: (input, shape) => {
      looks++;
      return runner.run(input, shape);
    },
    dispose: () => runner.dispose(),
  });
  let last = null;
  for (const step of [0, 6, 12, 18]) {
    const quad = upright.map(([x, y]) => [x * 0.4 + step, y * 0.4 - step / 2]) as unknown as Quad;
    last = await counted.follow(layOnDesk(page, quad, 640, 480, [96, 88, 80]), last);
    assert.ok(last, `${step} px: lost`);
    const off = last.quad.map(([x, y], i) => Math.hypot(x - quad[i]![0], y - quad[i]![1]));
    assert.ok(Math.max(...off) < 4, `${step} px: corners are ${off.map((d) => d.toFixed(1))} px off`);
  }
  assert.equal(looks, 5, 'two for the first frame, one for each that follows');
  assert.equal(await counted.follow(blankPicture(640, 480, 120), last), null, 'it was taken away');
  await counted.dispose();
});
