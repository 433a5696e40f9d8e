import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tileWith } from '../../golden/evidence.ts';
import { gridStrength, isPlain } from './grid.ts';

const paper = () => tileWith({ x: 0, y: 0, on: 'document' }, null);
const screen = () => tileWith({ x: 0, y: 0, on: 'document' }, { luma: [17, 3], colour: [17, 3] });
const enough = 4;

test('five tiles without a grid are enough to know that there is none', () => {
  const tiles = [screen(), paper(), paper(), paper(), paper(), paper()];
  assert.equal(isPlain(tiles, enough), true);
  assert.ok(gridStrength(tiles, enough)! < enough);
});

test('two tiles of six with a grid leave it to the others', () => {
  assert.equal(isPlain([screen(), screen(), paper(), paper(), paper(), paper()], enough), false);
});

test('a frequency of JPEG’s blocks is no grid', () => {
  const blocks = () => tileWith({ x: 0, y: 0, on: 'document' }, { luma: [16, 0], colour: null });
  assert.equal(isPlain([blocks(), blocks(), blocks(), blocks(), blocks()], enough), true);
});
