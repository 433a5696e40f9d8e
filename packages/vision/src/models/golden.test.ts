import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import * as wasm from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { samplePlanar, squareSimilarity } from '../face/sampling.ts';
import { decodePicture } from '../picture/decode.ts';
import type { Picture } from '../picture/picture.ts';
import { loadModel, runModel } from './load-model.ts';
import { type ModelName, sourceFiles } from './model-files.ts';

/** The original runtime on the published files, in the same input that the ONNX form gets. */
const portrait = new URL('../../../../fixtures/faces/ai-face.jpg', import.meta.url);
let picture: Picture;

before(async () => {
  picture = await decodePicture(await readFile(portrait), { where: 'ai-face.jpg' });
  const folder = new URL('.', import.meta.resolve('@tensorflow/tfjs-backend-wasm'));
  wasm.setWasmPaths(folder.pathname);
  await tf.setBackend('wasm');
});

async function original(name: ModelName): Promise<GraphModel> {
  const [json, weights] = await sourceFiles(name);
  const { modelTopology, weightsManifest } = JSON.parse(Buffer.from(json!).toString('utf8'));
  return loadGraphModel({
    load: async () => ({
      modelTopology,
      weightSpecs: weightsManifest.flatMap((group: { weights: unknown[] }) => group.weights),
      weightData: Uint8Array.from(weights!).buffer,
    }),
  });
}

/** Planar to interleaved. */
function channelsLast(planar: Float32Array, side: number): tf.Tensor4D {
  return tf.tidy(() => tf.transpose(tf.tensor4d(planar, [1, 3, side, side]), [0, 2, 3, 1]));
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  assert.equal(a.length, b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

const cases = [
  { name: 'face_detection', side: 256, scale: 1 / 127.5, offset: -1, tolerance: 2e-3 },
  { name: 'face_mesh', side: 192, scale: 1 / 255, offset: 0, tolerance: 5e-4 },
  { name: 'iris', side: 64, scale: 1 / 255, offset: 0, tolerance: 2e-4 },
] as const;

describe('the converted models', () => {
  for (const { name, side, scale, offset, tolerance } of cases) {
    it(`${name} gives the same numbers as the published file in its original runtime`, async (t) => {
      const size = Math.max(picture.width, picture.height);
      const map = squareSimilarity([picture.width / 2, picture.height / 2], size, 0, side);
      const input = samplePlanar(picture, map, side, { scale, offset });
      const outputs = await runModel(await loadModel(name), input, [1, 3, side, side]);
      const model = await original(name);
      let most = 0;
      for (const [output, values] of Object.entries(outputs)) {
        const tensor = model.execute(channelsLast(input, side), output) as tf.Tensor;
        most = Math.max(most, largestDifference(values, (await tensor.data()) as Float32Array));
      }
      t.diagnostic(`largest difference ${most.toExponential(1)}`);
      assert.ok(most <= tolerance, `largest difference ${most}`);
    });
  }

  it('face_embedding gives the same numbers as the net written in the original runtime', async (t) => {
    const map = squareSimilarity([picture.width / 2, picture.height / 2], picture.width, 0, 150);
    const chip = samplePlanar(picture, map, 150, { scale: 1, offset: 0 });
    const { embedding } = await runModel(await loadModel('face_embedding'), chip, [1, 3, 150, 150]);
    const expected = await originalEmbedding(channelsLast(chip, 150));
    const most = largestDifference(embedding!, expected);
    t.diagnostic(`largest difference ${most.toExponential(1)}`);
    assert.ok(most <= 1e-5, `largest difference ${most}`);
  });
});

/** dlib's net layer by layer, channels last, scale layers unfolded, weights expanded by TensorFlow.js itself. */
async function originalEmbedding(input: tf.Tensor4D): Promise<Float32Array> {
  const [manifest, file] = await sourceFiles('face_embedding');
  const groups = JSON.parse(Buffer.from(manifest!).toString('utf8')) as {
    weights: tf.io.WeightsManifestEntry[];
  }[];
  const specs = groups.flatMap((group) => group.weights);
  const weights = tf.io.decodeWeights(Uint8Array.from(file!).buffer, specs);
  const layer = (x: tf.Tensor4D, name: string, stride: number): tf.Tensor4D => {
    const part = (suffix: string) => weights[`${name}/${suffix}`]!;
    const filters = part('conv/filters') as tf.Tensor4D;
    const linear = tf.add(tf.conv2d(x, filters, stride, stride === 1 ? 'same' : 'valid'), part('conv/bias'));
    return tf.add(tf.mul(linear, part('scale/weights')), part('scale/biases'));
  };
  const block = (x: tf.Tensor4D, name: string): tf.Tensor4D => {
    const down = name.includes('down');
    let branch = layer(tf.relu(layer(x, `${name}/conv1`, down ? 2 : 1)), `${name}/conv2`, 1);
    if (!down) return tf.relu(tf.add(branch, x));
    const pooled: tf.Tensor4D = tf.avgPool(x, 2, 2, 'valid');
    const missing = pooled.shape[1] - branch.shape[1];
    branch = tf.pad4d(branch, [
      [0, 0],
      [0, missing],
      [0, missing],
      [0, 0],
    ]);
    const shortcut = tf.pad4d(pooled, [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, branch.shape[3] - pooled.shape[3]],
    ]);
    return tf.relu(tf.add(shortcut, branch));
  };
  let x: tf.Tensor4D = tf.div(tf.sub(input, [122.782, 117.001, 104.298]), 256);
  x = tf.maxPool(tf.relu(layer(x, 'conv32_down', 2)), 3, 2, 'valid');
  const names = new Set(specs.map(({ name }) => name.split('/')[0]!));
  for (const name of names) if (name !== 'conv32_down' && name !== 'fc') x = block(x, name);
  const feature: tf.Tensor2D = tf.mean(x, [1, 2]);
  return (await tf.matMul(feature, weights.fc as tf.Tensor2D).data()) as Float32Array;
}
