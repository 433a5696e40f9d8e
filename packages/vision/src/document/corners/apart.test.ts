import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import { standApart } from './apart.ts';

const box = (x: number, y: number, w: number, h: number): Quad => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

test('two cards on a desk stand apart', () => {
  assert.ok(standApart(box(0, 0, 300, 200), box(340, 20, 300, 200)));
});

test('an outline around or inside another is no second document', () => {
  assert.ok(!standApart(box(0, 0, 300, 200), box(-40, -30, 400, 280)));
  assert.ok(!standApart(box(0, 0, 300, 200), box(100, 60, 80, 60)));
});

test('the pages of an open booklet are one document', () => {
  assert.ok(!standApart(box(0, 0, 300, 210), box(4, -215, 296, 210)));
});
