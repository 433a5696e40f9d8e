import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankPicture } from '../picture/picture.ts';
import { faceChip } from './chip.ts';

/** Eyes `apart` px from each other, turned by `angle` radians, the mouth below. */
function meshOf(apart: number, angle: number, eyesToMouth = 1.15 * apart): Float32Array {
  const mesh = new Float32Array(468 * 3);
  const put = (vertices: readonly number[], x: number, y: number) => {
    const place = [
      100 + x * Math.cos(angle) - y * Math.sin(angle),
      90 + x * Math.sin(angle) + y * Math.cos(angle),
      0,
    ];
    for (const vertex of vertices) mesh.set(place, vertex * 3);
  };
  put([33, 133], -apart / 2, 0);
  put([362, 263], apart / 2, 0);
  put([61, 291], 0, eyesToMouth);
  return mesh;
}

test('eyes lie level and so far apart as asked, around the middle, whatever the size and tilt of the face', () => {
  for (const [apart, angle] of [
    [20, 0],
    [55, 0.4],
    [31, -0.9],
  ] as const) {
    const chip = faceChip(blankPicture(200, 200), meshOf(apart, angle), { side: 144, eyesApart: 48 });
    const [right, left] = [chip.at(33), chip.at(263)];
    for (const [found, wanted] of [
      [right, [48, 72]],
      [left, [96, 72]],
    ] as const)
      assert.ok(Math.hypot(found[0] - wanted[0]!, found[1] - wanted[1]!) < 0.01, `${found}`);
  }
});

test('a head turned aside is cut out by the distance of its mouth', () => {
  const chip = faceChip(blankPicture(200, 200), meshOf(12, 0, 46), { side: 144, eyesApart: 48 });
  assert.ok(Math.abs(chip.at(61)[1] - chip.at(33)[1] - 48 * 1.15) < 0.01);
});

test('places of the chip are found again in the picture', () => {
  const mesh = meshOf(40, 0.3);
  const chip = faceChip(blankPicture(200, 200), mesh, { side: 144, eyesApart: 48 });
  const [x, y] = chip.inPicture(...chip.at(263));
  assert.ok(Math.hypot(x - mesh[263 * 3]!, y - mesh[263 * 3 + 1]!) < 0.01);
});

test('what lies beyond the picture is black', () => {
  const { picture } = faceChip(blankPicture(200, 100, 200), meshOf(60, 0), { side: 144, eyesApart: 48 });
  assert.equal(picture.data[(10 * 144 + 72) * 3], 200);
  assert.equal(picture.data[(140 * 144 + 72) * 3], 0);
});
