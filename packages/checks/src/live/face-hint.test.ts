import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceThresholds } from '@vidimus/vision/browser';
import { knobs as light } from '../face/lighting/knobs.ts';
import { faceHint, type LiveFace, type LiveFrame } from './face-hint.ts';

const picture = { width: 640, height: 480 };
const oval = { width: 270, height: 356 };
const well: LiveFace = { box: [230, 130, 180, 220], luma: 120, cheeks: { right: 130, left: 110 } };
const frame = (face: Partial<LiveFace> | null, change: Partial<LiveFrame> = {}): LiveFrame => ({
  picture,
  oval,
  face: face && { ...well, ...face },
  ground: 90,
  ...change,
});
/** Of this width, in the oval's middle. */
const wide = (width: number): LiveFace['box'] => [320 - width / 2, 240 - 0.6 * width, width, 1.2 * width];

test('a face that is lit from the front, in the oval and near enough, is ready', () => {
  assert.equal(faceHint(frame({})), 'ready');
});

test('no face is asked for, and too little light is said before that', () => {
  assert.equal(faceHint(frame(null)), 'not_found');
  assert.equal(faceHint(frame(null, { ground: light.leastLuma.value - 1 })), 'too_dark');
});

test('a face is too dark and too bright from where the check of the clip says so', () => {
  const at = (luma: number, ground = 20) =>
    faceHint(frame({ luma, cheeks: { right: luma, left: luma } }, { ground }));
  assert.equal(at(light.leastLuma.value), 'ready');
  assert.equal(at(light.leastLuma.value - 1), 'too_dark');
  assert.equal(at(light.mostLuma.value), 'ready');
  assert.equal(at(light.mostLuma.value + 1), 'too_bright');
  assert.equal(at(light.leastLuma.value - 1, 120), 'light_behind', 'the room is bright, the face is not');
});

test('one cheek in the dark is told from where the check of the clip says so', () => {
  const { value } = light.leastCheekLuma;
  assert.equal(faceHint(frame({ cheeks: { right: value, left: 130 } })), 'ready');
  assert.equal(faceHint(frame({ cheeks: { right: value - 1, left: 130 } })), 'light_aside');
  assert.equal(faceHint(frame({ cheeks: { right: 130, left: value - 1 } })), 'light_aside');
});

test('a face narrower than the comparison covers is too far, one that leaves the oval too close', () => {
  const { minFaceWidthPx } = faceThresholds;
  assert.equal(faceHint(frame({ box: wide(minFaceWidthPx) })), 'ready');
  assert.equal(faceHint(frame({ box: wide(minFaceWidthPx - 1) })), 'too_far');
  assert.equal(faceHint(frame({ box: wide(oval.width) })), 'ready', 'who fills the oval does what it asks');
  assert.equal(faceHint(frame({ box: wide(1.3 * oval.width) })), 'too_close');
  assert.equal(faceHint(frame({ box: [220, 10, 200, 1.3 * oval.height] })), 'too_close');
});

test('a face beside the oval, above or below is asked into it', () => {
  const moved = (x: number, y: number) => faceHint(frame({ box: [230 + x, 130 + y, 180, 220] }));
  assert.equal(moved(0.45 * (oval.width / 2), 0), 'ready');
  for (const [x, y] of [
    [80, 0],
    [-80, 0],
    [0, 100],
    [0, -100],
  ] as const)
    assert.equal(moved(x, y), 'to_oval');
});

test('light comes before distance, and distance before place', () => {
  const far: LiveFace['box'] = [20, 20, 50, 60];
  assert.equal(faceHint(frame({ box: far, luma: 20 })), 'light_behind');
  assert.equal(faceHint(frame({ box: far })), 'too_far');
});
