import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { convertModel } from './ensure-models.ts';
import { models, sha256, sourceFiles } from './model-files.ts';

const cases = [
  { name: 'text_detection', shape: [1, 3, 64, 96], tolerance: 1e-4 },
  { name: 'text_recognition', shape: [1, 3, 48, 64], tolerance: 1e-4 },
] as const;

async function outputOf(bytes: Uint8Array, shape: readonly number[]): Promise<Float32Array> {
  const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const length = shape.reduce((product, side) => product * side, 1);
  const input = Float32Array.from({ length }, (_, i) => Math.sin(0.37 * i) * Math.cos(1e-4 * i * i));
  const output = await session.run({ [session.inputNames[0]!]: new Tensor('float32', input, [...shape]) });
  const { data } = output[session.outputNames[0]!]!;
  await session.release();
  return data as Float32Array;
}

describe('a net with fewer passes', () => {
  for (const { name, shape, tolerance } of cases) {
    it(`${name} gives the same numbers as the published file`, async () => {
      const [published] = await sourceFiles(name);
      const converted = await convertModel(name);
      assert.equal(sha256(converted), models[name].converted_sha256);
      const [ours, theirs] = [await outputOf(converted, shape), await outputOf(published!, shape)];
      assert.equal(ours.length, theirs.length);
      assert.ok(ours.every((value, i) => Math.abs(value - theirs[i]!) < tolerance));
    });
  }
});
