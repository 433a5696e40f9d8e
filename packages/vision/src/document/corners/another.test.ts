import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { loadNet } from '../../models/load-model.ts';
import { decodePicture } from '../../picture/decode.ts';
import { layOnDesk } from '../desk-scene.ts';
import { findAnother } from './another.ts';
import { CornerNet, type NetCorners } from './corner-net.ts';

const page = await decodePicture(
  readFileSync(new URL('../../../../../fixtures/documents/sidtd-aze-passport.jpg', import.meta.url)),
  { where: 'passport', maxSide: 1200 },
);
const net = new CornerNet(await loadNet('document_corners'));
after(() => net.dispose());

const first: Quad = [
  [80, 110],
  [800, 130],
  [790, 610],
  [70, 600],
];
const second: Quad = [
  [830, 600],
  [1540, 640],
  [1520, 1140],
  [800, 1100],
];

const [width, height] = [1600, 1200];
const ground = [96, 88, 80] as const;
const alone = layOnDesk(page, first, width, height, ground);
const other = layOnDesk(page, second, width, height, ground);
const isSecond = (x: number, y: number): boolean => x > 795 && y > 590;
const ofBoth = alone.data.map((value, i) =>
  isSecond((i / 3) % width, i / 3 / width) ? other.data[i]! : value,
);
const both = { ...alone, data: ofBoth };

function isThere({ quad }: NetCorners, expected: Quad): void {
  for (const [i, [x, y]] of quad.entries())
    assert.ok(Math.hypot(x - expected[i]![0], y - expected[i]![1]) < 16, `corner ${i} at ${x}, ${y}`);
}

test('a second document is found beside the first, and none beside a single one', async () => {
  assert.equal(await findAnother(net, alone, { quad: first, confidence: 0.9 }), null);
  const found = await findAnother(net, both, { quad: first, confidence: 0.9 });
  assert.ok(found);
  isThere(found, second);
});

test('two documents that were taken for one are told apart', async () => {
  const around: Quad = [first[0], [1540, 130], second[2], [70, 1140]];
  const found = await findAnother(net, both, { quad: around, confidence: 0.5 });
  assert.ok(found);
  isThere(found, second);
});
