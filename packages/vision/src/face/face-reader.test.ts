import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { decodePicture } from '../picture/decode.ts';
import { blankPicture, type Picture } from '../picture/picture.ts';
import { resize } from '../picture/resize.ts';
import { embeddingDistance, similarity } from './embedding.ts';
import { FaceReader } from './face-reader.ts';
import { faceThresholds } from './thresholds.ts';

let reader: FaceReader;
before(async () => {
  reader = await FaceReader.load();
});
after(() => reader.dispose());

async function portrait(name: string): Promise<Picture> {
  const bytes = await readFile(new URL(`../../../../fixtures/faces/${name}.jpg`, import.meta.url));
  return decodePicture(bytes, { where: name });
}

async function embedded(name: string): Promise<Float32Array> {
  const picture = await portrait(name);
  const [face] = await reader.find(picture);
  assert.ok(face, `${name} shows a face`);
  return reader.embed(picture, face);
}

function pasted(onto: Picture, picture: Picture, left: number, top: number): Picture {
  for (let y = 0; y < picture.height; y++)
    onto.data.set(
      picture.data.subarray(y * picture.width * 3, (y + 1) * picture.width * 3),
      ((top + y) * onto.width + left) * 3,
    );
  return onto;
}

describe('finding faces', () => {
  it('gives an empty list for a picture without a face', async () => {
    assert.deepEqual(await reader.find(blankPicture(640, 480, 128)), []);
    assert.deepEqual(await reader.find(blankPicture(1, 1)), []);
  });

  it('finds one face that fills the frame, looking at the camera with open eyes and a shut mouth', async () => {
    const faces = await reader.find(await portrait('ai-face'));
    assert.equal(faces.length, 1);
    const { pose, eyes, mouth, score } = faces[0]!;
    assert.ok(score > 0.7);
    for (const angle of Object.values(pose)) assert.ok(Math.abs(angle) < 10);
    assert.ok(eyes.left > 0.2 && eyes.right > 0.2);
    assert.ok(mouth < 0.15);
  });

  it('finds a small portrait on a page of 1000 px, where it is', async () => {
    const small = resize(await portrait('ai-face'), 110, 110);
    const [face] = await reader.find(pasted(blankPicture(1000, 630, 210), small, 90, 240));
    assert.ok(face);
    const [x, y, width, height] = face.box;
    assert.ok(x > 85 && y > 235 && x + width < 205 && y + height < 355, face.box.join());
  });

  it('finds two people side by side, the larger face first', async () => {
    const large = resize(await portrait('ai-face'), 300, 300);
    const small = resize(await portrait('ai-face'), 200, 200);
    const page = pasted(pasted(blankPicture(700, 400, 90), small, 20, 60), large, 350, 40);
    const faces = await reader.find(page);
    assert.equal(faces.length, 2);
    assert.ok(faces[0]!.box[0] > 300 && faces[1]!.box[0] < 300);
  });

  it('follows a face into the next frame without a new search', async () => {
    const picture = await portrait('ai-face');
    const [face] = await reader.find(picture);
    const next = await reader.follow(picture, face!);
    assert.ok(next);
    assert.ok(Math.abs(next.box[0] - face!.box[0]) < face!.box[2] * 0.02);
  });
});

describe('comparing faces', () => {
  it('puts pictures of one person nearer than the pass threshold and of two people beyond the review one', async () => {
    const [a, sameAsA, b] = await Promise.all(
      ['stock-emotions-a-1', 'stock-emotions-a-3', 'stock-emotions-b-1'].map(embedded),
    );
    assert.ok(embeddingDistance(a!, sameAsA!) < faceThresholds.passMaxDistance);
    assert.ok(embeddingDistance(a!, b!) > faceThresholds.reviewMaxDistance);
    assert.ok(similarity(a!, sameAsA!) > similarity(a!, b!));
  });

  it('calls equal embeddings wholly similar and refuses ones of different length', () => {
    const one = new Float32Array([0.1, 0.2]);
    assert.equal(similarity(one, one), 1);
    assert.throws(() => embeddingDistance(one, new Float32Array(3)), RangeError);
  });
});
