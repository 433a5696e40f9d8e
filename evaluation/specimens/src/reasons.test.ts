import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Engine, inspectDocument } from '@vidimus/checks';
import { type DocumentSide, type Quad, VidimusError } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import { DocumentReader, FaceReader } from '@vidimus/vision';
import sharp from 'sharp';
import { type DegradationKind, expectedReasons } from './degradations/degradation.ts';
import { layOut } from './photograph.ts';
import {
  drawSpecimen,
  flatPage,
  type Plan,
  photograph,
  planSpecimen,
  type Specimen,
  sceneOf,
} from './specimens.ts';
import type { SpecimenKind } from './templates/kinds.ts';

let engine: Engine;
before(async () => {
  const [document, face] = await Promise.all([DocumentReader.load(), FaceReader.load()]);
  engine = { document, face };
});

const today = '2026-11-23';
const planned = (kind: SpecimenKind, degradation: DegradationKind): Promise<Plan> =>
  planSpecimen({ split: 'development', kind, degradation, number: 0, seed: 9303, today, width: 2000 });

async function codesOf(picture: Uint8Array, side: DocumentSide = 'front'): Promise<string[]> {
  const context = { where: 'photo', side, today, policy: defaultPolicy };
  return (await inspectDocument(picture, engine, context)).reasons.map(({ code }) => code);
}

// A picture for each reason, which must give it and no other.
const pictures: [kind: SpecimenKind, degradation: DegradationKind][] = [
  ['passport', 'clean'],
  ['identity-card-front', 'held'],
  ['passport', 'glare off field'],
  ['passport', 'upside down'],
  ['passport', 'defocus'],
  ['passport', 'motion'],
  ['passport', 'glare on field'],
  ['passport', 'dark'],
  ['passport', 'over-exposed'],
  ['passport', 'far'],
  ['passport', 'cropped'],
  ['identity-card-front', 'obscured'],
  ['large-card', 'damaged'],
  ['passport', 'mirrored'],
  // Scratches that the surface net does not see, a card too small for one look, sides without the fields of others.
  ['identity-card-front', 'damaged'],
  ['identity-card-front', 'far'],
  ['identity-card-back', 'cropped'],
  ['chinese-card-front', 'glare off field'],
  ['chinese-card-front', 'mirrored'],
  ['aamva-licence-back', 'mirrored'],
];
for (const [kind, degradation] of pictures) {
  const expected = expectedReasons[degradation];
  test(`${kind}, ${degradation}: ${expected ?? 'no reason'}`, async () => {
    const { picture, side } = await drawSpecimen(await planned(kind, degradation));
    assert.deepEqual(await codesOf(picture, side), expected ? [expected] : []);
  });
}

test('a desk without a document', async () => {
  const plan = await planned('eu-licence-front', 'clean');
  const bare = await photograph(
    plan,
    await sceneOf({ ...plan, stages: { ...plan.stages, here: () => false } }),
  );
  assert.deepEqual(await codesOf(bare), ['document.presence.not_found']);
});

test('two documents in one picture', async () => {
  const [card, passport] = [
    await planned('identity-card-front', 'clean'),
    await planned('passport', 'clean'),
  ];
  const beside = (quad: Quad, left: number): Quad =>
    quad.map(([x, y]) => [left + x * 0.48, 300 + y * 0.48]) as unknown as Quad;
  const first = await sceneOf({ ...card, quad: beside(card.quad, 20) });
  const light = passport.random.fork('light');
  const quad = beside(passport.quad, 1010);
  const both = layOut(first, await flatPage(passport), passport.page, quad, light, null);
  assert.deepEqual(await codesOf(await photograph(card, both)), ['document.presence.multiple']);
});

// The same passport in other files. What the format itself spoils is told; nothing is guessed.
const files: [name: string, make: (clean: Buffer) => Promise<Buffer>, expected: string[]][] = [
  ['a CMYK JPEG', (clean) => sharp(clean).toColourspace('cmyk').jpeg({ quality: 92 }).toBuffer(), []],
  ['a 16-bit PNG', (clean) => sharp(clean).resize(1600).toColourspace('rgb16').png().toBuffer(), []],
  ['an animated GIF', (clean) => animated(clean), []],
  [
    'a thumbnail of 200 px',
    (clean) => sharp(clean).resize(200).jpeg().toBuffer(),
    ['document.resolution.too_small'],
  ],
];

async function animated(clean: Buffer): Promise<Buffer> {
  const [width, height] = [1600, 1200];
  const frame = await sharp(clean).resize(width, height).removeAlpha().raw().toBuffer();
  const frames = Buffer.concat([frame, Buffer.alloc(frame.length, 90)]);
  const raw = { width, height: 2 * height, channels: 3, pageHeight: height } as const;
  return sharp(frames, { raw }).gif().toBuffer();
}

let clean: Specimen | null = null;
for (const [name, make, expected] of files) {
  test(`${name}: ${expected.join() || 'no reason'}`, async () => {
    clean ??= await drawSpecimen(await planned('passport', 'clean'));
    assert.deepEqual(await codesOf(await make(Buffer.from(clean.picture))), expected);
  });
}

test('a HEIC file is refused by name', async () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  await assert.rejects(
    codesOf(heic),
    (error) => error instanceof VidimusError && error.code === 'picture.unsupported',
  );
});
