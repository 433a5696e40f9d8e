import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankPicture, type Picture } from '../picture/picture.ts';
import { lightOf, unchangedShare } from './frame-light.ts';

const box = [220, 140, 200, 220] as const;

/** A grey picture of 640 × 480, its face in one colour. */
function lit(red: number, green: number, blue: number): Picture {
  const picture = blankPicture(640, 480, 120);
  for (let y = box[1]; y < box[1] + box[3]; y++)
    for (let x = box[0]; x < box[0] + box[2]; x++) picture.data.set([red, green, blue], (y * 640 + x) * 3);
  return picture;
}

test('the colour of a face is told apart from that of its surroundings, as light and not as grey levels', () => {
  const light = lightOf(lit(120, 120, 188), box)!;
  assert.deepEqual(light.ground, [0, 0]);
  assert.equal(light.face[0], 0);
  // 120 and 188 are 0.188 and 0.503 of the light (IEC 61966-2-1).
  assert.ok(Math.abs(light.face[1] - Math.log(0.503 / 0.188)) < 0.02, `${light.face}`);
});

test('a face that fills the picture has no ground, and one of a few pixels no colour', () => {
  assert.equal(lightOf(lit(100, 90, 80), [0, 0, 640, 480])!.ground, null);
  assert.equal(lightOf(lit(100, 90, 80), [220, 140, 30, 30]), null);
});

test('pixels that stay as they were are counted, between pictures of one size', () => {
  const grey = lit(120, 120, 120);
  assert.equal(unchangedShare(grey, lit(120, 120, 120)), 1);
  const share = unchangedShare(grey, lit(121, 120, 120))!;
  assert.ok(share > 0.8 && share < 0.9, `${share}: the face covers a seventh`);
  assert.equal(unchangedShare(grey, blankPicture(320, 240)), null);
});
