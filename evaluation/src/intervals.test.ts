import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clopperPearson, meanInterval } from './intervals.ts';

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 5e-4, `${actual} is not ${expected}`);

test('intervals agree with published tables', () => {
  const half = clopperPearson(5, 10);
  near(half.low, 0.1871);
  near(half.high, 0.8129);
  const most = clopperPearson(90, 100);
  near(most.low, 0.8238);
  near(most.high, 0.951);
});

test('no failures in n trials bound the rate below about 3.7 / n at 95 % two-sided', () => {
  const none = clopperPearson(0, 300);
  assert.equal(none.low, 0);
  near(none.high, 0.0122);
  assert.equal(clopperPearson(300, 300).high, 1);
});

test('no trials say nothing', () => {
  assert.deepEqual(clopperPearson(0, 0), { low: 0, high: 1 });
});

test('the interval of a mean is as wide as the normal one of many values, and a point when all agree', () => {
  const half = Array.from({ length: 400 }, (_, i) => i % 2);
  const { low, high } = meanInterval(half);
  // 0.5 ± 1.96 · 0.5 / √400
  assert.ok(Math.abs(low - 0.451) < 0.006 && Math.abs(high - 0.549) < 0.006, `${low} to ${high}`);
  assert.deepEqual(meanInterval([0.7, 0.7]), { low: 0.7, high: 0.7 });
});
