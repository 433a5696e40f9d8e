import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { outlineFault } from '@vidimus/contracts/browser';
import { firstOutline, keyStep, withCorner } from './corners.ts';

const camera = { width: 1920, height: 1080 };
const page: Quad = [
  [0.2, 0.2],
  [0.8, 0.22],
  [0.8, 0.8],
  [0.2, 0.78],
];

test('corners begin at what was found, from the one at the top left', () => {
  const turned = [page[2], page[3], page[0], page[1]] as const;
  assert.deepEqual(firstOutline(turned, 'passport', camera), page);
});

test('a corner that was found beyond the picture begins on its border, where it can be touched', () => {
  const [a, b, c] = page;
  assert.deepEqual(firstOutline([a, b, c, [-0.1, 0.9]], 'passport', camera)[3], [0, 0.9]);
});

test('where nothing was found, or no outline, they begin at the shape of the guide', () => {
  const passport = firstOutline(null, 'passport', camera);
  const [[left, top], [right], [, bottom]] = passport;
  const aspect = ((right - left) * camera.width) / ((bottom - top) * camera.height);
  assert.ok(Math.abs(aspect - 125 / 88) < 1e-9, 'ID-3 of ISO/IEC 7810');
  assert.equal(outlineFault(passport), null);
  const upright = { width: 1080, height: 1920 };
  assert.equal(outlineFault(firstOutline(null, 'identity_card', upright)), null);
  const speck: Quad = [
    [0.5, 0.5],
    [0.51, 0.5],
    [0.51, 0.51],
    [0.5, 0.51],
  ];
  assert.deepEqual(firstOutline(speck, 'passport', camera), passport);
});

test('a corner moves within the picture, and never to where four corners are no outline', () => {
  assert.deepEqual(withCorner(page, 1, [1.2, 0.1])[1], [1, 0.1]);
  assert.equal(withCorner(page, 1, [0.1, 0.9]), page);
  assert.equal(withCorner(page, 2, [0.3, 0.3]), page);
});

test('arrow keys move by the same way in both directions of the picture, with Shift ten times as far', () => {
  const [right] = keyStep('ArrowRight', false, camera)!;
  const [, down] = keyStep('ArrowDown', false, camera)!;
  assert.ok(Math.abs(right * camera.width - down * camera.height) < 1e-9);
  assert.ok(Math.abs(keyStep('ArrowLeft', true, camera)![0] + 10 * right) < 1e-12);
  assert.equal(keyStep('Enter', false, camera), null);
});
