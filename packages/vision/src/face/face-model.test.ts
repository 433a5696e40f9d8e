import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type FaceModelInput, VidimusError } from '@vidimus/contracts';
import { modelBytes } from '../models/ensure-models.ts';
import { sha256 } from '../models/model-files.ts';
import { OnnxGraph } from '../models/onnx-proto.ts';
import { decodePicture } from '../picture/decode.ts';
import { calibrate } from './calibration.ts';
import { embeddingDistance } from './embedding.ts';
import { FaceModel, openPlugged } from './face-model.ts';
import { FaceReader } from './face-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'vidimus-face-model-'));
after(() => rmSync(folder, { recursive: true }));

const dlib: FaceModelInput = { alignment: 'dlib', channels: 'rgb', range: '0..255' };
const arcface: FaceModelInput = { alignment: 'arcface', channels: 'rgb', range: '-1..1' };

/** A net that takes the mean of each channel and makes `length` numbers of them. */
function netOf(shape: number[], length: number): Uint8Array {
  const graph = new OnnxGraph('net');
  const mean = graph.node('Flatten', [graph.node('GlobalAveragePool', ['picture'], 'mean')], 'flat');
  const channels = shape[1]!;
  const weights = Float32Array.from({ length: channels * length }, (_, i) => Math.sin(i + 1));
  graph.node('MatMul', [mean, graph.floats('weights', [channels, length], weights)], 'out');
  return graph.encode([{ name: 'picture', shape }], [{ name: 'out', shape: [1, length] }]);
}

const refused = (code: string, said: RegExp) => (error: unknown) =>
  error instanceof VidimusError && error.code === code && said.test(error.message);

describe('models that an operator plugs in', () => {
  let reader: FaceReader;
  let built: Uint8Array;
  before(async () => {
    [reader, built] = [await FaceReader.load(), await modelBytes('face_embedding')];
  });
  after(() => reader.dispose());

  async function faceOf(name: string) {
    const path = new URL(`../../../../fixtures/faces/${name}.jpg`, import.meta.url);
    const picture = await decodePicture(await readFile(path), { where: name });
    const [face] = await reader.find(picture);
    return { picture, face: face! };
  }

  for (const [shape, said] of [
    [[1, 3, 112, 96], /takes 1 × 3 × 112 × 96; an embedding model takes one picture/],
    [[1, 1, 112, 112], /takes 1 × 1 × 112 × 112/],
    [[4, 3, 112, 112], /takes 4 × 3 × 112 × 112/],
    [[1, 3, 16, 16], /side of 64 to 512 px/],
  ] as const) {
    it(`refuses an input of ${shape.join(' × ')} and says what it expects`, async () => {
      await assert.rejects(
        FaceModel.open(netOf([...shape], 128), arcface, 'x.onnx'),
        refused('model.input', said),
      );
    });
  }

  it('refuses a net that tells two classes, and a file that is none', async () => {
    await assert.rejects(
      FaceModel.open(netOf([1, 3, 112, 112], 2), arcface, 'x.onnx'),
      refused('model.output', /`out` is no embedding: 2 numbers/),
    );
    await assert.rejects(
      FaceModel.open(new TextEncoder().encode('<!doctype html>'), arcface, 'x.onnx'),
      refused('model.unreadable', /x\.onnx is no ONNX model/),
    );
  });

  it('parts two people as the built-in net does when that is what is plugged in', async () => {
    const model = await FaceModel.open(built, dlib, 'built-in');
    const embedded = await Promise.all(
      ['stock-emotions-a-1', 'stock-emotions-a-3', 'stock-emotions-b-1'].map(async (name) => {
        const { picture, face } = await faceOf(name);
        return model.embed(picture, face);
      }),
    );
    const [one, again, other] = embedded as [Float32Array, Float32Array, Float32Array];
    assert.ok(Math.abs(Math.hypot(...one) - 1) < 1e-5);
    assert.ok(embeddingDistance(one, again) + 0.15 < embeddingDistance(one, other));
    await model.dispose();
  });

  it('gives an ArcFace net its colours in the order and range that it asks for', async () => {
    const { picture, face } = await faceOf('ai-face');
    const rgb = await FaceModel.open(netOf([1, 3, 112, 112], 64), arcface, 'rgb');
    const bgr = await FaceModel.open(netOf([1, 3, 112, 112], 64), { ...arcface, channels: 'bgr' }, 'bgr');
    const [a, b] = [await rgb.embed(picture, face), await bgr.embed(picture, face)];
    assert.equal(a.length, 64);
    assert.ok(embeddingDistance(a, b) > 0.01);
    for (const model of [rgb, bgr]) await model.dispose();
  });
});

it('opens the model that its file names, and no other', async () => {
  const built = await modelBytes('face_embedding');
  const manifest = {
    version: 1,
    file: 'model.onnx',
    sha256: sha256(built),
    input: dlib,
    ...calibrate({
      genuine: Array.from({ length: 100 }, (_, i) => 0.2 + i / 250),
      strangers: Array.from({ length: 30_000 }, (_, i) => 0.4 + i / 30_000),
    }),
  };
  const path = join(folder, 'plug.json');
  writeFileSync(join(folder, 'model.onnx'), built);
  writeFileSync(path, JSON.stringify(manifest));
  const plugged = await openPlugged(path);
  assert.deepEqual(plugged.thresholds, { version: 1, passMaxDistance: 0.4, reviewMaxDistance: 0.41 });
  await plugged.model.dispose();

  writeFileSync(join(folder, 'model.onnx'), netOf([1, 3, 112, 112], 128));
  await assert.rejects(
    openPlugged(path),
    refused('model.mismatch', /model\.onnx: SHA-256 is .* measure this file/),
  );
  writeFileSync(path, JSON.stringify({ ...manifest, treshold: 1 }));
  await assert.rejects(openPlugged(path), refused('model.manifest', /treshold: unknown key/));
  writeFileSync(path, JSON.stringify({ ...manifest, file: 'gone.onnx' }));
  await assert.rejects(openPlugged(path), refused('model.missing', /gone\.onnx/));
  await assert.rejects(openPlugged(join(folder, 'none.json')), refused('model.manifest', /no readable JSON/));
});

it('thresholds accept no more strangers than they may, and say how many of one person', () => {
  const strangers = Array.from({ length: 100_000 }, (_, i) => 0.5 + (i * 0.5) / 100_000);
  const genuine = Array.from({ length: 200 }, (_, i) => 0.3 + (i * 0.3) / 200);
  const { thresholds, measured } = calibrate({ genuine, strangers });
  assert.deepEqual(thresholds, { version: 1, pass_max_distance: 0.5, review_max_distance: 0.505 });
  assert.ok(measured.false_acceptance_pass <= 1e-4 && measured.false_acceptance_review <= 1e-2);
  assert.equal(measured.true_acceptance_pass, genuine.filter((value) => value < 0.5).length / 200);
});
