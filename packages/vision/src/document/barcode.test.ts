import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodePicture } from '../picture/decode.ts';
import { blankPicture, rotate90 } from '../picture/picture.ts';
import { readBarcode } from './barcode.ts';

const fixture = (name: string) => new URL(`../../../../fixtures/aamva/${name}`, import.meta.url);

test('a photographed PDF417 symbol is read, upright and turned', async () => {
  const picture = await decodePicture(readFileSync(fixture('pdf417.png')), { where: 'pdf417.png' });
  const text = readFileSync(fixture('pdf417.txt'), 'utf8');
  for (const turns of [0, 1, 2]) {
    const reading = await readBarcode(rotate90(picture, turns));
    assert.equal(reading?.text, text, `${turns} quarter turns`);
  }
});

test('an empty picture holds no barcode', async () => {
  assert.equal(await readBarcode(blankPicture(300, 200)), null);
});
