import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { outlineOfZone } from './implied-outline.ts';

/** A zone at ten pixels a millimetre, as ICAO 9303-4 prints it on a page whose top left is at 100, 50. */
const zone: Quad = [
  [148, 756],
  [1292, 756],
  [1292, 854],
  [148, 854],
];

test('a passport reaches as far from its zone as the standard says', () => {
  const outline = outlineOfZone('TD3', zone)!;
  const expected = [
    [100, 50],
    [1350, 50],
    [1350, 930],
    [100, 930],
  ];
  for (const [i, [x, y]] of outline.entries()) {
    assert.ok(Math.abs(x - expected[i]![0]!) < 1, `${x}`);
    assert.ok(Math.abs(y - expected[i]![1]!) < 1, `${y}`);
  }
});

test('the height of the print does not change how far the page reaches', () => {
  const low = zone.map(([x, y], i) => [x, i < 2 ? y + 20 : y]) as unknown as Quad;
  assert.deepEqual(outlineOfZone('TD3', low), outlineOfZone('TD3', zone));
});

test('a visa is a sticker: its page is not known', () => {
  assert.equal(outlineOfZone('MRVA', zone), null);
});
