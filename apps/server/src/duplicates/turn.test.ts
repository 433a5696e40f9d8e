import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { turnUnder } from './turn.ts';

const face = (seed: number): Float32Array => {
  const numbers = Float32Array.from({ length: 128 }, (_, at) => Math.sin(seed * 97 + at * at));
  const length = Math.hypot(...numbers);
  return numbers.map((value) => value / length);
};
const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.hypot(...Array.from(a, (value, at) => value - b[at]!));

test('distances are the same after a turn as before', () => {
  const turn = turnUnder(randomBytes(32));
  for (let seed = 1; seed < 20; seed += 1) {
    const [a, b] = [face(seed), face(seed + 1)];
    assert.ok(Math.abs(distance(turn(a), turn(b)) - distance(a, b)) < 1e-9);
    assert.ok(Math.abs(Math.hypot(...turn(a)) - 1) < 1e-6);
  }
});

test('one key always turns alike, and what it gives is as far from the face as a stranger', () => {
  const key = randomBytes(32);
  assert.deepEqual(turnUnder(key)(face(1)), turnUnder(key)(face(1)));
  assert.ok(distance(turnUnder(key)(face(1)), face(1)) > 1);
  assert.ok(distance(turnUnder(key)(face(1)), turnUnder(randomBytes(32))(face(1))) > 1);
});

test('no number of the face stays in its place or moves whole to another', () => {
  const turned = turnUnder(randomBytes(32))(
    Float32Array.from({ length: 128 }, (_, at) => (at === 5 ? 1 : 0)),
  );
  const largest = Math.max(...turned.map(Math.abs));
  // A random direction among 128: no coordinate beyond six standard deviations.
  assert.ok(largest < 6 / Math.sqrt(128), `${largest}`);
});

test('an embedding of another size is our own fault', () => {
  assert.throws(() => turnUnder(randomBytes(32))(new Float32Array(64)), RangeError);
});
