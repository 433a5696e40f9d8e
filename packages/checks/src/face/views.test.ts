import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { decodePicture, type Face, FaceReader, type Picture, stillFrame } from '@vidimus/vision';
import { faceViews } from './views.ts';

const fixture = new URL('../../../../fixtures/faces/stock-emotions-a-3.jpg', import.meta.url);
const reader = await FaceReader.load();
const picture = await decodePicture(await readFile(fixture), { where: 'fixture', maxSide: 640 });
const face = (await reader.find(picture))[0]!;
test.after(() => reader.dispose());

const viewOf = (seen: Picture, of: Face = face) => faceViews([stillFrame(seen, of, 1)])[0]!;
const at = (vertex: number): [number, number] => [face.mesh[3 * vertex]!, face.mesh[3 * vertex + 1]!];
const unit = Math.hypot(at(33)[0] - at(263)[0], at(33)[1] - at(263)[1]) / 1.45;

/** The picture with each pixel's channels changed by a rule of its place. */
function changed(rule: (value: number, x: number, y: number, channel: number) => number): Picture {
  const { width, height, data } = picture;
  const bytes = data.map((value, i) => {
    const pixel = Math.floor(i / 3);
    return Math.max(
      0,
      Math.min(255, Math.round(rule(value, pixel % width, Math.floor(pixel / width), i % 3))),
    );
  });
  return { width, height, data: bytes };
}

/** Inside a lens around either eye. */
const inLens = (x: number, y: number): boolean =>
  [
    [33, 133],
    [362, 263],
  ].some(([a, b]) => {
    const centre = [(at(a!)[0] + at(b!)[0]) / 2, (at(a!)[1] + at(b!)[1]) / 2];
    return Math.hypot(x - centre[0]!, y - centre[1]!) < 0.42 * unit;
  });

test('a bare face shows skin around both eyes, light on both cheeks, and sharp features', () => {
  const { skinAtEyes, cheeks, sharpness } = viewOf(picture);
  assert.ok(Math.min(skinAtEyes.left, skinAtEyes.right) > 0.4, JSON.stringify(skinAtEyes));
  assert.ok(Math.min(cheeks.left, cheeks.right) > 60, JSON.stringify(cheeks));
  assert.ok(Math.min(sharpness.alongX, sharpness.alongY) > 0.2, JSON.stringify(sharpness));
});

test('dark and mirrored lenses leave no skin around the eyes, and clear ones do', () => {
  const lens = (mix: number, colour: readonly number[]) =>
    changed((value, x, y, c) => (inLens(x, y) ? value * (1 - mix) + mix * colour[c]! : value));
  for (const colour of [
    [20, 20, 24],
    [150, 190, 235],
    [230, 120, 20],
  ]) {
    const { left, right } = viewOf(lens(0.9, colour)).skinAtEyes;
    assert.ok(Math.max(left, right) < 0.15, `${colour}: ${left} ${right}`);
  }
  const { left, right } = viewOf(lens(0.05, [200, 210, 220])).skinAtEyes;
  assert.ok(Math.max(left, right) > 0.4, `${left} ${right}`);
});

test('the same face in less light, as if its skin were darker, shows the same share of skin', () => {
  const { skinAtEyes } = viewOf(picture);
  const darker = viewOf(changed((value) => value * 0.45)).skinAtEyes;
  for (const side of ['left', 'right'] as const)
    assert.ok(
      Math.abs(darker[side] - skinAtEyes[side]) < 0.15,
      `${side} ${darker[side]} ${skinAtEyes[side]}`,
    );
});

test('the cheek in the dark is named from the person’s own view', () => {
  const shaded = changed((value, x) => (x > at(4)[0] ? value * 0.08 : value));
  const { cheeks } = viewOf(shaded);
  assert.ok(cheeks.left < 20 && cheeks.right > 60, JSON.stringify(cheeks));
});

test('a movement along x takes the sharpness along x, and sensor noise brings none back', () => {
  const { width, data } = picture;
  const reach = Math.round(0.13 * unit);
  const moved = changed((_, x, y, c) => {
    let sum = 0;
    for (let dx = -reach; dx <= reach; dx++) {
      const column = Math.max(0, Math.min(width - 1, x + dx));
      sum += data[(y * width + column) * 3 + c]!;
    }
    return sum / (2 * reach + 1);
  });
  const { alongX, alongY } = viewOf(moved).sharpness;
  assert.ok(alongX < 0.1 && alongY > 2.2 * alongX, `${alongX} ${alongY}`);
  let state = 7;
  const noisy = moved.data.map((value) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.max(0, Math.min(255, Math.round(value + 12 * (state / 2_147_483_647 - 0.5))));
  });
  assert.ok(viewOf({ ...moved, data: noisy }).sharpness.alongX < 0.2);
});
