import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { blankPicture } from '@vidimus/vision/browser';
import { type LiveDocument, liveEvidence } from './evidence.ts';
import { firstHint, measured } from './hint.ts';

const size = { width: 640, height: 360 };
const lyingWell: Quad = [
  [120, 40],
  [510, 46],
  [505, 318],
  [122, 310],
];
const fine = { light: null, print: null };

/** A frame of a camera of 1920 × 1080 px. */
function frameWith(quad: Quad | null, change: Partial<LiveDocument> = {}) {
  const picture = { ...blankPicture(size.width, size.height, 120), scale: 3, format: 'camera' };
  const frame = { ...picture, sourceWidth: 3 * size.width, sourceHeight: 3 * size.height };
  return liveEvidence({ side: 'front', frame, quad, flat: blankPicture(900, 630, 150), ...change });
}
const moved = (x: number, y: number) => lyingWell.map(([px, py]) => [px + x, py + y]) as unknown as Quad;
const scaled = (by: number) =>
  lyingWell.map(([x, y]) => [320 + (x - 320) * by, 180 + (y - 180) * by]) as unknown as Quad;

test('a document that lies well, in good light, is ready', () => {
  assert.equal(firstHint(frameWith(lyingWell), fine), 'ready');
});

test('no document is asked for, and too little light is said before that', () => {
  assert.equal(firstHint(frameWith(null), fine), 'not_found');
  assert.equal(firstHint(frameWith(null), { light: 'too_dark', print: null }), 'too_dark');
});

test('the edge beyond which the document goes on is named as the person sees it', () => {
  assert.equal(firstHint(frameWith(moved(160, 0)), fine), 'cut_right');
  assert.equal(firstHint(frameWith(moved(-160, 0)), fine), 'cut_left');
  assert.equal(firstHint(frameWith(moved(0, -70)), fine), 'cut_top');
  assert.equal(firstHint(frameWith(moved(0, 70)), fine), 'cut_bottom');
});

test('a document beyond two edges, or as large as the picture, is too close', () => {
  assert.equal(firstHint(frameWith(scaled(1.6)), fine), 'too_close');
  assert.equal(firstHint(frameWith(moved(160, 80)), fine), 'too_close');
  const whole: Quad = [
    [6, 5],
    [634, 6],
    [633, 354],
    [8, 353],
  ];
  assert.equal(firstHint(frameWith(whole), fine), 'too_close');
});

test('light comes first, then place, then size, then what covers or blurs the print', () => {
  const order = [
    [frameWith(moved(160, 0)), { light: 'too_dark', print: 'glare' }, 'too_dark'],
    [frameWith(moved(160, 0)), { light: null, print: 'glare' }, 'cut_right'],
    [frameWith(scaled(0.4)), { light: null, print: 'glare' }, 'too_small'],
    [frameWith(lyingWell), { light: null, print: 'glare' }, 'glare'],
    [frameWith(lyingWell), { light: null, print: 'blurry' }, 'blurry'],
  ] as const;
  for (const [evidence, measures, hint] of order) assert.equal(firstHint(evidence, measures), hint);
});

test('a dark picture is told as such whether or not a document is found in it, and its print is not judged', () => {
  const dark = blankPicture(900, 630, 20);
  assert.deepEqual(measured(frameWith(lyingWell, { flat: dark })), { light: 'too_dark', print: null });
  assert.deepEqual(measured(frameWith(null, { flat: dark })), { light: 'too_dark', print: null });
});

test('a lamp over the print is told by the rule of the check after the shutter', () => {
  const flat = blankPicture(900, 630, 150);
  for (let y = 200; y < 330; y++) flat.data.fill(255, (y * 900 + 420) * 3, (y * 900 + 680) * 3);
  assert.deepEqual(measured(frameWith(lyingWell, { flat })), { light: null, print: 'glare' });
});
