import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodePicture } from '../picture/decode.ts';
import { blankPicture, rotate90 } from '../picture/picture.ts';
import { resize } from '../picture/resize.ts';
import { stripedPart } from './bars.ts';

const fixture = async (name: string) =>
  decodePicture(readFileSync(new URL(`../../../../fixtures/${name}`, import.meta.url)), { where: name });

test('the part that may hold a stacked barcode is found either way round', async () => {
  const symbol = await fixture('aamva/pdf417.png');
  const picture = resize(symbol, symbol.width * 4, symbol.height * 4);
  for (const turns of [0, 1]) {
    const turned = rotate90(picture, turns);
    const part = stripedPart(turned);
    assert.ok(part && part.width * part.height > 0.3 * turned.width * turned.height);
  }
});

test('pages of print and guilloche hold none, nor does blank paper', async () => {
  assert.equal(stripedPart(blankPicture(1200, 800)), null);
  for (const name of ['documents/azure-passport.png', 'documents/sidtd-aze-passport.jpg']) {
    const page = await fixture(name);
    assert.equal(stripedPart(resize(page, 1400, (1400 * page.height) / page.width)), null);
  }
});
