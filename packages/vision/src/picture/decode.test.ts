import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import sharp from 'sharp';
import { decodePicture, encodeJpeg } from './decode.ts';

const where = 'front.jpg';
/** Left half red, right half blue. */
function halves(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) data[i * 3 + (i % width < width / 2 ? 0 : 2)] = 255;
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await decodePicture(bytes, { where });
  } catch (error) {
    assert.ok(error instanceof VidimusError);
    assert.equal(error.where, where);
    return error.code;
  }
  return 'decoded';
}

/** A PNG whose header claims a size that its pixels never deliver. */
async function pngClaiming(width: number, height: number): Promise<Buffer> {
  const png = await halves(4, 4).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  let crc = 0xffffffff;
  for (const byte of png.subarray(12, 29)) crc = crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8);
  png.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
  return png;
}

test('a picture turned by EXIF comes out upright and measures its upright source size', async () => {
  const bytes = await halves(40, 20).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
  const picture = await decodePicture(bytes, { where });
  assert.deepEqual([picture.width, picture.height, picture.scale], [20, 40, 1]);
  assert.deepEqual([picture.sourceWidth, picture.sourceHeight], [20, 40]);
  const top = picture.data.subarray(0, 3);
  const bottom = picture.data.subarray(39 * 20 * 3, 39 * 20 * 3 + 3);
  assert.ok(top[0]! > 200 && bottom[2]! > 200, 'orientation 6 turns the left side to the top');
});

test('a large picture is shrunk and says by how much', async () => {
  const picture = await decodePicture(await halves(4000, 3000).jpeg().toBuffer(), { where, maxSide: 1000 });
  assert.deepEqual([picture.width, picture.height, picture.scale], [1000, 750, 4]);
});

test('a picture near twice the usual size is halved, which JPEG decoders do at once', async () => {
  const picture = await decodePicture(await halves(4000, 3000).jpeg().toBuffer(), { where });
  assert.deepEqual([picture.width, picture.height, picture.scale], [2000, 1500, 2]);
});

test('transparency is laid on white', async () => {
  const bytes = await sharp({ create: { width: 3, height: 3, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer();
  assert.deepEqual([...(await decodePicture(bytes, { where })).data.subarray(0, 3)], [255, 255, 255]);
});

test('grey, 16-bit, CMYK and animated pictures all become three bytes a pixel', async () => {
  const pages = Buffer.concat([Buffer.alloc(300, 250), Buffer.alloc(300, 5)]);
  const inputs = [
    await halves(10, 10).greyscale().png().toBuffer(),
    await halves(10, 10).toColourspace('rgb16').png().toBuffer(),
    await halves(10, 10).toColourspace('cmyk').jpeg().toBuffer(),
    await halves(10, 10).webp().toBuffer(),
    await sharp(pages, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
      .gif()
      .toBuffer(),
  ];
  for (const bytes of inputs) {
    const picture = await decodePicture(bytes, { where });
    assert.deepEqual([picture.width, picture.height, picture.data.length], [10, 10, 300]);
  }
  const first = await decodePicture(inputs[4]!, { where });
  assert.ok(first.data[0]! > 240, 'an animation gives its first frame');
});

test('files that are no readable picture are refused with their code', async () => {
  const jpeg = await halves(400, 300).jpeg().toBuffer();
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  assert.equal(await refusal(new Uint8Array()), 'picture.empty');
  assert.equal(await refusal(Buffer.from('<!doctype html><html></html>')), 'picture.unsupported');
  assert.equal(
    await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    'picture.unsupported',
  );
  assert.equal(await refusal(heic), 'picture.unsupported');
  assert.equal(await refusal(jpeg.subarray(0, jpeg.length / 2)), 'picture.truncated');
  assert.equal(await refusal(jpeg.subarray(0, 20)), 'picture.truncated');
});

test('a decompression bomb is refused by its header alone', async () => {
  const started = performance.now();
  assert.equal(await refusal(await pngClaiming(30_000, 30_000)), 'picture.too_large');
  assert.equal(await refusal(await pngClaiming(21_000, 2)), 'picture.too_large');
  assert.ok(performance.now() - started < 2000);
});

test('a picture without pixels is refused', async () => {
  const code = await refusal(await pngClaiming(0, 0));
  assert.ok(code === 'picture.empty' || code === 'picture.truncated', code);
});

test('a picture survives encoding without its metadata', async () => {
  const picture = await decodePicture(await halves(40, 20).png().toBuffer(), { where });
  const again = await sharp(await encodeJpeg(picture, 90)).metadata();
  assert.deepEqual([again.width, again.height, again.exif], [40, 20, undefined]);
});
