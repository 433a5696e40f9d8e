import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tileWith } from '../golden/evidence.ts';
import { type GridTile, gridStrength, gridTile, isPlain, tileSide } from './grid.ts';

/** A tile whose brightness is `at` of each pixel's place. */
function tile(at: (x: number, y: number) => number): GridTile {
  const data = new Uint8Array(tileSide * tileSide * 3);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / 3);
    data[i] = at(pixel % tileSide, Math.floor(pixel / tileSide));
  }
  return gridTile('document', { width: tileSide, height: tileSide, data });
}

/** Grain without a period: a linear congruential generator, one value a pixel in turn. */
function paper(): GridTile {
  let state = 7;
  return tile(() => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return 200 + (state >>> 24) / 20;
  });
}
const screen = () => tile((x, y) => 150 + 60 * Math.cos((2 * Math.PI * 17 * x) / tileSide) + ((x * y) % 5));
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
