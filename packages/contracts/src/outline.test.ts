import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VidimusError } from './error.ts';
import { outlineFault, outlineOf } from './outline.ts';

const page = [0.2, 0.25, 0.8, 0.2, 0.82, 0.75, 0.18, 0.8];
const changed = (change: Record<number, number>) => page.map((share, k) => change[k] ?? share);

/** Where the numbers are refused. */
function refusedAt(numbers: readonly number[]): string | null {
  try {
    outlineOf(numbers);
    return null;
  } catch (error) {
    assert.ok(error instanceof VidimusError);
    assert.equal(error.code, 'upload.corners_invalid');
    return error.where;
  }
}

test('four corners clockwise are an outline, from whichever they begin', () => {
  assert.deepEqual(outlineOf(page)[2], [0.82, 0.75]);
  assert.equal(refusedAt([...page.slice(4), ...page.slice(0, 4)]), null);
});

test('a corner may lie a little beyond the picture, and not far', () => {
  assert.equal(refusedAt(changed({ 2: 1.04 })), null);
  assert.equal(refusedAt(changed({ 2: 1.06 })), 'corners/2');
  assert.equal(refusedAt(changed({ 7: -0.2 })), 'corners/7');
});

test('corners that cross, turn the other way, bend inwards or lie on one line are refused by the corner', () => {
  assert.equal(refusedAt([0.2, 0.2, 0.8, 0.8, 0.8, 0.2, 0.2, 0.8]), 'corners/2');
  assert.equal(refusedAt([0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8, 0.2]), 'corners/0');
  assert.equal(refusedAt(changed({ 4: 0.4, 5: 0.4 })), 'corners/4');
  assert.equal(refusedAt(changed({ 2: 0.2, 3: 0.25 })), 'corners/0');
  assert.equal(refusedAt([0.2, 0.2, 0.5, 0.2, 0.8, 0.2, 0.5, 0.8]), 'corners/2');
});

test('an outline too small to read, and what are not eight numbers, are refused as a whole', () => {
  assert.equal(refusedAt([0.5, 0.5, 0.6, 0.5, 0.6, 0.6, 0.5, 0.6]), 'corners');
  for (const numbers of [[], page.slice(1), [...page, 0.5], changed({ 3: Number.NaN })])
    assert.equal(refusedAt(numbers), 'corners');
});

test('the fault is told in words, too', () => {
  assert.equal(outlineFault(outlineOf(page)), null);
  const [a, b, , d] = outlineOf(page);
  assert.match(outlineFault([a, b, [0.82, 1.2], d])!.what, /outside the picture/);
});
