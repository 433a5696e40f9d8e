import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInApp, nextCamera, technicalCode, troubleOf } from './camera.ts';
import { calm, throttled } from './hint-throttle.ts';
import { rgbOf } from './sample.ts';

const able = { secure: true, mediaDevices: true, inApp: false };
const camera = (deviceId: string) => ({ kind: 'videoinput', deviceId }) as MediaDeviceInfo;

test('each failure of the camera is named by its cause', () => {
  assert.equal(troubleOf('NotAllowedError', able), 'denied');
  assert.equal(troubleOf('NotFoundError', able), 'missing');
  assert.equal(troubleOf('NotReadableError', able), 'busy');
  assert.equal(troubleOf('AbortError', able), 'interrupted');
  assert.equal(troubleOf(null, { ...able, secure: false, mediaDevices: false }), 'insecure');
  assert.equal(troubleOf(null, { ...able, mediaDevices: false }), 'unsupported');
});

test('inside of an app it is the app that keeps the camera, but for what any browser would lack', () => {
  const inApp = { ...able, inApp: true };
  for (const name of ['NotAllowedError', 'NotFoundError', 'TypeError'])
    assert.equal(troubleOf(name, inApp), 'in_app');
  assert.equal(troubleOf(null, { ...inApp, mediaDevices: false }), 'in_app');
  assert.equal(troubleOf('NotReadableError', inApp), 'busy');
  assert.equal(troubleOf(null, { ...inApp, secure: false }), 'insecure');
});

test('browsers of apps are told from real ones', () => {
  const inside = [
    'Mozilla/5.0 (Linux; Android 13; M2101K9G Build/TKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/111.0.5563.116 Mobile Safari/537.36 XWEB/5317 MicroMessenger/8.0.42',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/420.0]',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    'Mozilla/5.0 (Linux; Android 12; SM-G991B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/110.0 Mobile Safari/537.36',
  ];
  const real = [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/114.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0',
  ];
  for (const agent of inside) assert.ok(isInApp(agent), agent);
  for (const agent of real) assert.ok(!isInApp(agent), agent);
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
