import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkLiveness } from '@vidimus/checks';
import { type ClipFrame, decodePicture, FaceReader, loadClip, type Picture } from '@vidimus/vision';
import sharp from 'sharp';
import { randomFrom } from '../../specimens/src/random.ts';
import { shownOnDisplay } from './display.ts';
import { camera, film } from './film.ts';
import { recordingOf } from './recording.ts';
import { wavedSheet } from './sheet.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));
let face: FaceReader;
before(async () => {
  face = await FaceReader.load();
});
after(() => face.dispose());

/** One of two people, as the page's camera sees them. */
async function portrait(person: 'a' | 'b'): Promise<Picture> {
  const place = { fit: 'cover', position: 'top' } as const;
  const bytes = await sharp(fixture(`faces/stock-emotions-${person}-1.jpg`))
    .resize(camera.width, camera.height, place)
    .toBuffer();
  return decodePicture(bytes, { where: 'portrait' });
}

/** What is found by the signs of a clip: the suspected ones, and the value of one of them. */
async function signsOf(frames: readonly ClipFrame[], sign: string) {
  const results = checkLiveness(await recordingOf(frames, face), { asked: null });
  const { reasons, signs = [] } = results.find(({ check }) => check === 'liveness/presentation')!;
  const value = signs.find((each) => each.sign === sign)!.value;
  return { suspected: reasons.map(({ params }) => params.sign), value };
}

test('a woman who turns her head has relief; a portrait, waved to and fro, has none', async () => {
  const clip = await loadClip(fixture('liveness/head-pose-face-detection-female.gif'));
  const turned = await signsOf(clip, 'flat_picture');
  assert.deepEqual(turned.suspected, []);
  assert.ok(Number(turned.value) > 0.1, `${turned.value}`);
  const waved = await signsOf(
    await wavedSheet(await portrait('a'), 1800, randomFrom(3), [0, 0]),
    'flat_picture',
  );
  assert.deepEqual(waved.suspected, ['flat_picture'], `${waved.value}`);
});

test('a face is not taken for one on a display, and one on a display is', async () => {
  const person = await portrait('b');
  const glance = (picture: Picture) =>
    film(() => ({ ...picture, data: picture.data.slice() }), 300, randomFrom(5));
  const before = await signsOf(await glance(person), 'screen');
  assert.deepEqual(before.suspected, []);
  assert.ok(before.value !== null, 'the face is large enough to be looked at');
  const display = shownOnDisplay(person, { pitch: 2.2, turned: 3, softness: 1.2 });
  const shown = await signsOf(await glance(display), 'screen');
  assert.deepEqual(shown.suspected, ['screen'], `${shown.value}`);
});
