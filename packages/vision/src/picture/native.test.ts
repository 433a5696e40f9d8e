import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { decodePicture } from './decode.ts';
import { nativeSquares } from './native.ts';

/** A picture whose red is its column and whose green is its row. */
async function ramps(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    data[at * 3] = (at % width) & 255;
    data[at * 3 + 1] = Math.floor(at / width) & 255;
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

for (const maxSide of [400, 100]) {
  test(`squares have the upload's own pixels when the picture was decoded at ${maxSide} px`, async () => {
    const bytes = await ramps(200, 120);
    const picture = await decodePicture(bytes, { where: 'ramps', maxSide });
    const places = [
      { x: 30, y: 20, on: 'document' },
      { x: 130, y: 100, on: 'ground' },
    ];
    const [first, second] = await nativeSquares(bytes, picture, places, 16);
    assert.deepEqual([...first!.picture.data.subarray(0, 3)], [30, 20, 0]);
    assert.deepEqual([...second!.picture.data.subarray(0, 3)], [130, 100, 0]);
    assert.deepEqual([first!.picture.width, first!.picture.height, second!.on], [16, 16, 'ground']);
  });
}

test('places are those of the upright picture', async () => {
  const bytes = await sharp(await ramps(200, 120))
    .withExif({})
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  const picture = await decodePicture(bytes, { where: 'turned', maxSide: 100 });
  const [square] = await nativeSquares(bytes, picture, [{ x: 10, y: 150 }], 16);
  // Turned clockwise, the upright column counts the rows from the bottom.
  assert.deepEqual([...square!.picture.data.subarray(0, 2)], [150, 109]);
});
