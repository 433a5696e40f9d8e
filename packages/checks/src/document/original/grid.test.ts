import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridStrength, isPlain } from './grid.ts';
import { type Tile, tileSide } from './tiles.ts';

/** A tile whose brightness is `at` of each pixel's place. */
function tile(at: (x: number, y: number) => number): Tile {
  const data = new Uint8Array(tileSide * tileSide * 3);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / 3);
    data[i] = at(pixel % tileSide, Math.floor(pixel / tileSide));
  }
  return { x: 0, y: 0, on: 'document', picture: { width: tileSide, height: tileSide, data } };
}

const paper = () => tile((x, y) => 200 + ((x * 7919 + y * 104_729) % 13));
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
