import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { decodePicture, FaceReader, loadMany, stillFrame } from '@vidimus/vision';
import { FaceDetector, fitInside, type Picture, resize } from '@vidimus/vision/browser';
import { checkFaceLighting } from '../face/lighting/check.ts';
import { faceViews } from '../face/views.ts';
import { FaceCoach, faceFrameSide } from './face-coach.ts';

const file = (name: string) => new URL(`../../../../fixtures/faces/${name}`, import.meta.url);
const detector = new FaceDetector(await loadMany('face_detection'));
const coach = new FaceCoach(detector);
const reader = await FaceReader.load();
after(() => Promise.all([detector.dispose(), reader.dispose()]));

const person = await decodePicture(readFileSync(file('stock-emotions-b-1.jpg')), {
  where: 'face',
  maxSide: 640,
});
const [face] = await reader.find(person);

const hintOf = async (picture: Picture) => {
  const { width, height } = picture;
  const oval = { width, height };
  return (await coach.look({ frame: fitInside(picture, faceFrameSide), width, height, oval })).hint;
};
/** Dimmed, to the left of the face's middle and to its right. */
const lit = (left: number, right: number): Picture => {
  const middle = face!.box[0] + face!.box[2] / 2;
  const at = (i: number) => (Math.floor(i / 3) % person.width < middle ? left : right);
  return { ...person, data: person.data.map((value, i) => value * at(i)) };
};

/** What the check of a clip says of the same light. */
async function verdictOn(picture: Picture): Promise<string> {
  const faces = await reader.find(picture);
  const reading = stillFrame(picture, faces[0] ?? null, faces.length);
  const { result, reasons } = checkFaceLighting([reading], faceViews([reading]));
  return reasons[0]?.code ?? result;
}

test('hints on light agree with what the check says of the same picture', async () => {
  const cases = [
    [lit(1, 1), 'passed', 'ready'],
    [lit(0.2, 0.2), 'face.lighting.too_dark', 'too_dark'],
    [lit(0.1, 1), 'face.lighting.too_dark', 'light_aside'],
    [lit(1, 0.1), 'face.lighting.too_dark', 'light_aside'],
  ] as const;
  for (const [picture, verdict, hint] of cases) {
    assert.equal(await verdictOn(picture), verdict);
    assert.equal(await hintOf(picture), hint);
  }
});

test('a small face is too far away, and an empty picture shows none', async () => {
  const scale = 60 / face!.box[2];
  const small = resize(person, Math.round(person.width * scale), Math.round(person.height * scale));
  const emptyRoom = (): Picture => ({
    width: 640,
    height: 480,
    data: new Uint8Array(640 * 480 * 3).fill(110),
  });
  assert.equal(await hintOf(emptyRoom()), 'not_found');
  const room = emptyRoom();
  for (let row = 0; row < small.height; row++)
    room.data.set(
      small.data.subarray(row * 3 * small.width, (row + 1) * 3 * small.width),
      ((row + 150) * room.width + 240) * 3,
    );
  assert.equal(await hintOf(room), 'too_far');
});
