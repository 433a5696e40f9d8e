import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import {
  decodePicture,
  fitInside,
  grey,
  loadMany,
  loadNet,
  type ModelName,
  type Picture,
  resize,
} from '@vidimus/vision';
import { CornerNet, FaceDetector, LineNet, type ManyRunner, type NetRunner } from '@vidimus/vision/browser';
import { holder, lookingAhead } from '../evaluation/specimens/src/people.ts';
import { type NetsPage, openNetsPage } from './nets-page.ts';

/** The server's net, which keeps what it was given and what it answered. */
async function recorded(name: ModelName) {
  const runner = await loadNet(name);
  const runs: { input: Float32Array; shape: readonly number[]; output: Float32Array }[] = [];
  const run: NetRunner['run'] = async (input, shape) => {
    const output = await runner.run(input, shape);
    runs.push({ input, shape, output });
    return output;
  };
  return { runs, runner: { run, dispose: () => runner.dispose() } satisfies NetRunner };
}

/** A committed specimen small enough to lie in a frame with ground around it. */
async function onGround(): Promise<Picture> {
  const file = new URL('../fixtures/documents/sidtd-aze-passport.jpg', import.meta.url);
  const page = fitInside(await decodePicture(readFileSync(file), { where: 'passport' }), 420);
  const [width, height, left, top] = [640, 400, 110, 52];
  const data = new Uint8Array(width * height * 3).map((_, i) => 70 + ((i * 31) % 23));
  for (let row = 0; row < page.height; row++) {
    const from = row * page.width * 3;
    data.set(page.data.subarray(from, from + page.width * 3), ((top + row) * width + left) * 3);
  }
  return { width, height, data };
}

const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array | Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

let page: NetsPage;
let picture: Picture;
before(async () => {
  [page, picture] = await Promise.all([openNetsPage(), onGround()]);
});
after(() => page.close());

/** Largest difference, as a share of the largest value. */
function difference(actual: readonly number[], expected: Float32Array): number {
  assert.equal(actual.length, expected.length);
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i]!)), 0) / scale;
}

test('the corner net draws the same maps in Chromium as on the server, and finds the same corners', async (t) => {
  const { runs, runner } = await recorded('document_corners');
  const expected = await new CornerNet(runner).find(picture);
  await runner.dispose();
  assert.ok(expected && runs.length >= 2, 'one look at the whole, one at the part');
  for (const { input, shape, output } of runs) {
    const most = difference(await page.call('runNet', 'document_corners', base64(input), shape), output);
    t.diagnostic(`${shape.join(' × ')}: maps differ by ${most.toExponential(1)} of their largest value`);
    assert.ok(most < 1e-4, `maps differ by ${most}`);
  }
  const found = await page.call('findCorners', picture.width, picture.height, base64(picture.data));
  assert.ok(found, 'Chromium found none');
  const off = found.quad.map(([x, y], i) => Math.hypot(x - expected.quad[i]![0], y - expected.quad[i]![1]));
  t.diagnostic(`corners differ by ${Math.max(...off).toExponential(1)} px`);
  assert.ok(Math.max(...off) < 0.05, `corners are ${off.join(', ')} px apart`);
  assert.ok(Math.abs(found.confidence - expected.confidence) < 1e-3);
});

test('the zone recogniser reads the same in Chromium as on the server', async (t) => {
  const { runs, runner } = await recorded('mrz_lines');
  const net = new LineNet(runner);
  // The foot of the page holds its zone; cut roughly, as the finder does before it knows better.
  for (const share of [0.83, 0.9]) {
    const top = Math.round(picture.height * share) - 20;
    const strip = {
      width: picture.width,
      height: 20,
      data: picture.data.subarray(top * picture.width * 3, (top + 20) * picture.width * 3),
    };
    await net.read(grey(resize(strip, 512, 32)));
  }
  await net.dispose();
  for (const { input, shape, output } of runs) {
    const most = difference(await page.call('runNet', 'mrz_lines', base64(input), shape), output);
    t.diagnostic(`probabilities differ by ${most.toExponential(1)}`);
    assert.ok(most < 1e-4, `probabilities differ by ${most}`);
  }
});

test('the face detector gives the same numbers in Chromium as on the server, and finds the same face', async (t) => {
  const frame = await decodePicture(await lookingAhead(holder, { width: 640, height: 480 }), {
    where: 'frame',
  });
  const server = await loadMany('face_detection');
  const runs: { input: Float32Array; shape: readonly number[]; outputs: Record<string, Float32Array> }[] = [];
  const runAll: ManyRunner['runAll'] = async (input, shape) => {
    const outputs = await server.runAll(input, shape);
    runs.push({ input, shape, outputs });
    return outputs;
  };
  const [expected, ...others] = await new FaceDetector({ runAll, dispose: server.dispose }).find(frame);
  await server.dispose();
  assert.ok(expected && others.length === 0);
  for (const { input, shape, outputs } of runs) {
    const there = await page.call('runAllOf', 'face_detection', base64(input), shape);
    assert.deepEqual(Object.keys(there).sort(), Object.keys(outputs).sort());
    for (const [name, output] of Object.entries(outputs)) {
      const most = difference(there[name]!, output);
      t.diagnostic(
        `${name}: ${output.length} numbers differ by ${most.toExponential(1)} of their largest value`,
      );
      assert.ok(most < 1e-4, `${name} differs by ${most}`);
    }
  }
  const [found] = await page.call('findFaces', frame.width, frame.height, base64(frame.data));
  assert.ok(found, 'Chromium found none');
  const off = found.box.map((value, k) => Math.abs(value - expected.box[k]!));
  assert.ok(Math.max(...off) < 0.05, `boxes are ${off.join(', ')} px apart`);
});
