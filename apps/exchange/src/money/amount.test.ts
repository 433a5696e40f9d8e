import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { feeBasisPoints, feeCents, readCents, satsFor } from './amount.ts';

test('amounts are read as people type them', () => {
  for (const [typed, cents] of [
    ['250', 25_000],
    ['99.5', 9_950],
    ['1,000.50', 100_050],
    [' $5 ', 500],
    ['１００', 10_000],
  ] as const) {
    assert.equal(readCents(typed), cents);
  }
});

test('what is no positive amount is refused', () => {
  for (const typed of ['', '0', '-5', '1.005', '1e3', 'ten', '12345678', '1.2.3'])
    assert.equal(readCents(typed), null);
});

test('a discount lowers the fee of 0.20 %, and splitting a trade never makes it cheaper', () => {
  assert.equal(feeBasisPoints(20), 16);
  assert.equal(feeCents(60_000, 0), 120);
  fc.assert(
    fc.property(fc.nat(1e8), fc.nat(1e8), fc.nat(100), (a, b, discount) => {
      assert.ok(feeCents(a, discount) + feeCents(b, discount) >= feeCents(a + b, discount));
    }),
  );
});

test('600 dollars buy a hundredth of a bitcoin', () => {
  assert.equal(satsFor(60_000), 1_000_000);
});
