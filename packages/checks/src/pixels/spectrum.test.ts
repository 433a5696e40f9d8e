import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logSpectra } from './spectrum.ts';

const side = 32;
const wave = (fx: number, fy: number) =>
  Float64Array.from({ length: side * side }, (_, at) =>
    Math.sin((2 * Math.PI * (fx * (at % side) + fy * Math.floor(at / side))) / side),
  );
const strongest = (power: Float32Array) => {
  const at = power.indexOf(Math.max(...power));
  return [at % side, Math.floor(at / side)];
};

test('each of two tiles shows its own wave, at its frequency or the conjugate one', () => {
  const { first, second } = logSpectra(wave(5, 3), wave(2, 9), side);
  assert.ok([5, side - 5].includes(strongest(first)[0]!), `${strongest(first)}`);
  assert.ok([3, side - 3].includes(strongest(first)[1]!));
  assert.ok([2, side - 2].includes(strongest(second)[0]!), `${strongest(second)}`);
  assert.ok(first[3 * side + 5]! > 8 && second[3 * side + 5]! < 1e-6, 'neither leaks into the other');
});

test('power is that of the direct sum', () => {
  const tile = Float64Array.from({ length: 16 }, (_, at) => (at * 7919) % 13);
  const { first } = logSpectra(tile, new Float64Array(16), 4);
  const mean = tile.reduce((sum, each) => sum + each, 0) / 16;
  const window = (k: number) => 0.5 - 0.5 * Math.cos((Math.PI * 2 * (k + 0.5)) / 4);
  let [re, im] = [0, 0];
  for (const [at, value] of tile.entries()) {
    const [x, y] = [at % 4, Math.floor(at / 4)];
    const seen = (value - mean) * window(x) * window(y);
    re += seen * Math.cos((Math.PI * (x + 2 * y)) / 2);
    im -= seen * Math.sin((Math.PI * (x + 2 * y)) / 2);
  }
  assert.ok(Math.abs(first[2 * 4 + 1]! - Math.log1p(re * re + im * im)) < 1e-5);
});
