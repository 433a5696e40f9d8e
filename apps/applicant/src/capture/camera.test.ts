import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextCamera, technicalCode, troubleOf } from './camera.ts';
import { calm, throttled } from './hint-throttle.ts';
import { rgbOf } from './sample.ts';

const able = { secure: true, mediaDevices: true };
const camera = (deviceId: string) => ({ kind: 'videoinput', deviceId }) as MediaDeviceInfo;

test('each failure of the camera is named by its cause', () => {
  assert.equal(troubleOf('NotAllowedError', able), 'denied');
  assert.equal(troubleOf('NotFoundError', able), 'missing');
  assert.equal(troubleOf('NotReadableError', able), 'busy');
  assert.equal(troubleOf('AbortError', able), 'interrupted');
  assert.equal(troubleOf(null, { secure: false, mediaDevices: false }), 'insecure');
  assert.equal(troubleOf(null, { secure: true, mediaDevices: false }), 'unsupported');
});

test('what this device lacks is reported, what the person can allow is not', () => {
  assert.equal(technicalCode('missing'), 'capture.camera.unavailable');
  assert.equal(technicalCode('unsupported'), 'capture.device.unsupported');
  assert.equal(technicalCode('denied'), null);
});

test('switching goes round all cameras, and is not offered with one', () => {
  const three = [camera('a'), camera('b'), camera('c')];
  assert.equal(nextCamera(three, 'a'), 'b');
  assert.equal(nextCamera(three, 'c'), 'a');
  assert.equal(nextCamera([camera('a')], 'a'), null);
});

test('a hint appears when seen twice, stays readable, and a single flicker shows nothing', () => {
  let state = calm<string | null>(null);
  const see = (hint: string, atMs: number) => {
    state = throttled<string | null>(state, hint, atMs);
    return state.shown;
  };
  assert.equal(see('glare', 0), null);
  assert.equal(see('glare', 250), 'glare');
  assert.equal(see('ready', 500), 'glare');
  assert.equal(see('ready', 750), 'glare');
  assert.equal(see('ready', 2000), 'ready');
  assert.equal(see('blurry', 4000), 'ready');
  assert.equal(see('ready', 4250), 'ready');
});

test('canvas pixels lose their alpha and keep their order', () => {
  const image = { width: 2, height: 1, data: new Uint8ClampedArray([1, 2, 3, 255, 4, 5, 6, 255]) };
  assert.deepEqual([...rgbOf(image).data], [1, 2, 3, 4, 5, 6]);
});
