import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { checkLook } from '@vidimus/checks';
import { decodePicture, FaceReader, stillFrame } from '@vidimus/vision';
import { splits } from '../../specimens/src/split.ts';
import { type CoverKind, coverKinds, wardrobes, wearing } from './cover.ts';
import { readLabels, splitOf } from './labels.ts';

const reader = await FaceReader.load();
test.after(() => reader.dispose());
const names = ['stock-emotions-a-3', 'stock-emotions-b-1', 'ai-face'];

async function seenIn(bytes: Uint8Array) {
  const picture = await decodePicture(bytes, { where: 'fixture', maxSide: 640 });
  const [face] = await reader.find(picture);
  assert.ok(face);
  return { picture, face };
}
const faces = await Promise.all(
  names.map(async (name) => readFile(new URL(`../../../fixtures/faces/${name}.jpg`, import.meta.url))),
);

async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const { picture, face } = await seenIn(bytes);
  const results = await checkLook([stillFrame(picture, face, 1)], { face: reader });
  return results.flatMap(({ reasons }) => reasons.map(({ code }) => code));
}

const expected: Readonly<Record<CoverKind, string[]>> = {
  'dark glasses': ['face.cover.glasses'],
  'clear glasses': [],
  hat: ['face.cover.hat'],
  mask: ['face.cover.mask'],
};

test('bare faces of the fixtures are told nothing', async () => {
  for (const bytes of faces) assert.deepEqual(await codesOf(bytes), []);
});

test('covers drawn on a face are told by their own reason and nothing else, clear glasses by none', async () => {
  const { picture, face } = await seenIn(faces[0]!);
  for (const kind of coverKinds) {
    const said: string[] = [];
    for (const split of splits)
      for (const seed of [1, 2, 3])
        said.push(String(await codesOf((await wearing(picture, face, { kind, split, seed })).bytes)));
    const right = said.filter((codes) => codes === String(expected[kind])).length;
    // How often in general is measured by `npm run evaluate -- looks`.
    assert.ok(right >= 5, `${kind}: ${said.join('; ')}`);
  }
});

test('one seed draws the same picture, another one another', async () => {
  const { picture, face } = await seenIn(faces[2]!);
  const drawn = async (seed: number) =>
    Buffer.from((await wearing(picture, face, { kind: 'hat', split: 'test', seed })).bytes).toString(
      'base64',
    );
  assert.equal(await drawn(1), await drawn(1));
  assert.notEqual(await drawn(1), await drawn(2));
});

test('the splits share no form, glass or colour, and no person', async () => {
  const { development, test: other } = wardrobes;
  for (const part of ['lenses', 'glass', 'hats', 'masks', 'colours'] as const) {
    const own = new Set(development[part].map(String));
    assert.ok(development[part].length > 2);
    assert.deepEqual(
      other[part].map(String).filter((each) => own.has(each)),
      [],
      part,
    );
  }
  const labels = await readLabels();
  const labelled = [...new Set(Object.values(labels).flat() as string[])];
  const halves = new Map(labelled.map((name) => [name.split('/')[0]!, splitOf(name)]));
  for (const name of labelled) assert.equal(splitOf(name), halves.get(name.split('/')[0]!), name);
  assert.ok(splits.every((split) => [...halves.values()].includes(split)));
});

test('no picture is labelled as two things that exclude each other', async () => {
  const { dark_glasses, tinted_glasses, clear_glasses, hat, headwear_unclear } = await readLabels();
  for (const [one, two] of [
    [dark_glasses, clear_glasses],
    [dark_glasses, tinted_glasses],
    [tinted_glasses, clear_glasses],
    [hat, headwear_unclear],
  ] as const)
    assert.deepEqual(
      one.filter((name) => two.includes(name)),
      [],
    );
});
