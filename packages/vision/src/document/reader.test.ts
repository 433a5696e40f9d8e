import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { decodePicture } from '../picture/decode.ts';
import { applyHomography, turnQuad } from '../picture/homography.ts';
import { type DecodedPicture, rotate90 } from '../picture/picture.ts';
import { layOnDesk } from './desk-scene.ts';
import { turnPoint } from './orientation.ts';
import { DocumentReader } from './reader.ts';

const fixture = (name: string) =>
  decodePicture(readFileSync(new URL(`../../../../fixtures/documents/${name}`, import.meta.url)), {
    where: name,
  });
const reader = await DocumentReader.load();
after(() => reader.dispose());

const PASSPORT_ZONE = [
  'PCAZEABDULLAYEV<<DIL<<<<<<<<<<<<<<<<<<<<<<<<',
  'C193895647AZE9408148M28081525188L2V<<<<<<<42',
];

test('a flat scan that the document fills is read though it has no outline', async () => {
  const reading = await reader.read(await fixture('sidtd-aze-passport.jpg'));
  assert.equal(reading.quad, null);
  assert.deepEqual(reading.mrz?.lines, PASSPORT_ZONE);
  assert.equal(reading.mrz?.valid, true);
  assert.equal(reading.mrz?.format, 'TD3');
  assert.equal(reading.mrz?.fields.documentNumber, 'C19389564');
  assert.equal(reading.mrz?.fields.lastName, 'ABDULLAYEV');
  assert.ok(reading.lines.some((line) => line.text.includes('ABDULLAYEV')));
});

test('a passport on a desk, photographed sideways, comes out flat and upright', async () => {
  const quad: Quad = [
    [260, 200],
    [1290, 240],
    [1320, 950],
    [230, 930],
  ];
  const scene = layOnDesk(await fixture('sidtd-aze-passport.jpg'), quad, 1600, 1200, [70, 80, 90]);
  const picture: DecodedPicture = { ...scene, ...rotate90(scene, 1), sourceWidth: 1200, sourceHeight: 1600 };
  const reading = await reader.read(picture);
  assert.ok(reading.quad);
  for (const [i, corner] of reading.quad.entries()) {
    const truth = turnPoint(quad[i]!, 1, 1600, 1200);
    const off = Math.hypot(corner[0] - truth[0], corner[1] - truth[1]);
    assert.ok(off < 3, `corner ${i} is ${off.toFixed(1)} px off: order follows the document's own top left`);
    const flatCorner = turnQuad(
      [
        [0, 0],
        [reading.flat.width, 0],
        [reading.flat.width, reading.flat.height],
        [0, reading.flat.height],
      ],
      0,
    )[i]!;
    const carried = applyHomography(reading.flatToPicture, flatCorner);
    assert.ok(Math.hypot(carried[0] - corner[0], carried[1] - corner[1]) < 0.5);
  }
  assert.ok(reading.flat.width > reading.flat.height);
  assert.deepEqual(reading.mrz?.lines, PASSPORT_ZONE);
  const zone = reading.mrz?.quad;
  assert.ok(zone && zone[0][1] > reading.flat.height * 0.7, 'the zone lies at the foot of the flat page');
});

test('an upside-down Chinese card inside upright text is turned by its own text', async () => {
  const reading = await reader.read(await fixture('chn-identity-card-upside-down.jpg'));
  const text = reading.lines.map((line) => line.text);
  assert.ok(text.includes('公民身份证号码'));
  assert.ok(text.includes('430512198908131367'));
  assert.equal(reading.mrz, null);
  assert.ok(reading.quad && reading.quad[0][0] > reading.quad[1][0], 'its own top left is on the right');
});

test('a thumbnail and a mirrored page are read without a zone that is valid and wrong', async () => {
  const page = await fixture('sidtd-aze-passport.jpg');
  const small = await decodePicture(
    readFileSync(new URL('../../../../fixtures/documents/sidtd-aze-passport.jpg', import.meta.url)),
    { where: 'thumbnail', maxSide: 200 },
  );
  const mirrored = { ...page, data: page.data.slice() };
  for (let y = 0; y < page.height; y++)
    for (let x = 0; x < page.width; x++)
      for (let c = 0; c < 3; c++)
        mirrored.data[(y * page.width + x) * 3 + c] =
          page.data[(y * page.width + page.width - 1 - x) * 3 + c]!;
  for (const picture of [small, mirrored]) {
    const { mrz } = await reader.read(picture);
    assert.ok(!mrz?.valid || mrz.lines.join() === PASSPORT_ZONE.join());
  }
});
