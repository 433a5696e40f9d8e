import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { loadNet } from '../../models/load-model.ts';
import { decodePicture } from '../../picture/decode.ts';
import { type Homography, invertHomography } from '../../picture/homography.ts';
import { blankPicture, type Picture } from '../../picture/picture.ts';
import { warp } from '../../picture/warp.ts';
import { TextReader } from '../ocr/text-reader.ts';
import { cellsFromText } from './cells-from-text.ts';
import { LineNet } from './line-net.ts';
import { lostColumns, readMrz } from './read.ts';

const passport = await decodePicture(
  readFileSync(new URL('../../../../../fixtures/documents/sidtd-aze-passport.jpg', import.meta.url)),
  { where: 'passport', maxSide: 1000 },
);
const ZONE = ['PCAZEABDULLAYEV<<DIL<<<<<<<<<<<<<<<<<<<<<<<<', 'C193895647AZE9408148M28081525188L2V<<<<<<<42'];
const text = await TextReader.load();
const net = new LineNet(await loadNet('mrz_lines'));
after(() => Promise.all([text.dispose(), net.dispose()]));

/** The picture turned clockwise about its middle inside a larger grey frame. */
function turned(picture: Picture, degrees: number): Picture {
  const side = Math.ceil(Math.hypot(picture.width, picture.height)) + 20;
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [cx, cy] = [picture.width / 2, picture.height / 2];
  const place: Homography = [
    cos,
    -sin,
    side / 2 - cos * cx + sin * cy,
    sin,
    cos,
    side / 2 - sin * cx - cos * cy,
    0,
    0,
    1,
  ];
  return warp(picture, invertHomography(place), side, side, 2);
}

test('the zone is read at any rotation, and says where its text runs', async () => {
  for (const degrees of [0, 37, 90, 145, 180, 270, 318]) {
    const picture = turned(passport, degrees);
    const { mrz, direction } = await readMrz(net, picture, await text.detect(picture, 1024));
    assert.deepEqual(mrz?.lines, ZONE, `${degrees}°`);
    const off = (((((direction! * 180) / Math.PI - degrees) % 360) + 540) % 360) - 180;
    assert.ok(Math.abs(off) < 2, `${degrees}°: direction is ${off.toFixed(1)}° off`);
  }
});

test('a zone whose end the picture cuts off is never valid: its last digits could only be guessed', async () => {
  for (const share of [0.97, 0.955, 0.93]) {
    const width = Math.floor(passport.width * share);
    const cut = blankPicture(width, passport.height);
    for (let y = 0; y < cut.height; y++)
      cut.data.set(
        passport.data.subarray(y * passport.width * 3, (y * passport.width + width) * 3),
        y * width * 3,
      );
    const { mrz } = await readMrz(net, cut, await text.detect(cut, 1024));
    const end = mrz?.quad?.[1][0] ?? 0;
    assert.equal(
      mrz?.valid ?? false,
      end > 0 && end < width + 5,
      `${share}: zone ends at ${end} of ${width}`,
    );
  }
});

test('a blank sheet and print that is no zone hold none', async () => {
  const blank = blankPicture(900, 600);
  assert.deepEqual(await readMrz(net, blank, await text.detect(blank, 1024)), {
    mrz: null,
    seen: false,
    direction: null,
  });
  const upper = { ...passport, height: Math.floor(passport.height * 0.74) };
  const { mrz } = await readMrz(net, upper, await text.detect(upper, 1024));
  assert.equal(mrz, null);
});

test('a zone that is scratched in a few columns says which; one that does not read all over says none', async () => {
  const { mrz } = await readMrz(net, passport, await text.detect(passport, 1024));
  const [[left, top], , [right, bottom]] = mrz!.quad!;
  assert.equal(mrz!.lost, null);
  const scratched = { ...passport, data: passport.data.slice() };
  const pitch = (right - left) / 44;
  // From the middle of the twelfth character to the middle of the fourteenth, across both lines.
  for (let y = Math.floor(top) - 3; y < bottom + 3; y++) {
    const from = (y * passport.width + Math.round(left + 11.4 * pitch)) * 3;
    scratched.data.fill(205, from, from + Math.round(2.2 * pitch) * 3);
  }
  const after = (await readMrz(net, scratched, await text.detect(scratched, 1024))).mrz!;
  assert.equal(after.valid, false);
  const [first, last] = after.lost!;
  assert.ok(first >= 10 && first <= 12 && last >= 12 && last <= 14, `${first} to ${last}`);

  const unsure = Object.fromEntries([3, 17, 30, 41].map((column) => [`1:${column}`, { X: 0.5 }]));
  assert.equal(lostColumns(ZONE, cellsFromText(ZONE, unsure)), null);
  const few = Object.fromEntries([3, 4, 6].map((column) => [`1:${column}`, { X: 0.5 }]));
  assert.deepEqual(lostColumns(ZONE, cellsFromText(ZONE, few)), [3, 6]);
});
