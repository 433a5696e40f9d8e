import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { isChineseIdentityNumber } from '@vidimus/documents';
import { decodePicture, parseAamva, readBarcode } from '@vidimus/vision';
import sharp from 'sharp';
import { chineseCheckCharacter } from './chinese-identity.ts';
import { type DegradationKind, degradationKinds } from './degradations/degradation.ts';
import { zonesOf } from './degradations/zones.ts';
import { groundsOf } from './grounds.ts';
import { checkDigit } from './machine-readable-zone.ts';
import type { Box, Page } from './page.ts';
import { randomFrom } from './random.ts';
import { drawSpecimen, flatPage, type Plan, planSpecimen, sceneOf, specimens } from './specimens.ts';
import { splits } from './split.ts';
import { designs } from './templates/design.ts';
import { kinds, type SpecimenKind, specimenKinds } from './templates/kinds.ts';

const request = { seed: 9303, today: '2026-11-23', width: 800 } as const;
let plans: Plan[];

before(async () => {
  plans = [];
  for (const split of splits)
    for (const kind of specimenKinds)
      for (let number = 0; number < 24; number++)
        plans.push(await planSpecimen({ ...request, split, kind, number, degradation: 'clean' }));
});

const planned = (
  kind: SpecimenKind,
  degradation: DegradationKind,
  number = 0,
  split: Plan['split'] = 'test',
): Promise<Plan> => planSpecimen({ ...request, split, kind, degradation, number });

/** Start, length and place of the check digit of each field, by the number of lines and their length (ICAO 9303-4 to -6). */
const checked: Record<string, readonly (readonly [line: number, from: number, to: number])[]> = {
  '2×44': [
    [1, 0, 9],
    [1, 13, 19],
    [1, 21, 27],
    [1, 28, 42],
  ],
  '2×36': [
    [1, 0, 9],
    [1, 13, 19],
    [1, 21, 27],
  ],
  '3×30': [
    [0, 5, 14],
    [1, 0, 6],
    [1, 8, 14],
  ],
};
const composite: Record<string, (lines: readonly string[]) => string> = {
  '2×44': ([, l]) => l!.slice(0, 10) + l!.slice(13, 20) + l!.slice(21, 43),
  '2×36': ([, l]) => l!.slice(0, 10) + l!.slice(13, 20) + l!.slice(21, 35),
  '3×30': ([f, l]) => f!.slice(5) + l!.slice(0, 7) + l!.slice(8, 15) + l!.slice(18, 29),
};

test('every zone has the lines of its format, and every check digit is right', () => {
  let zones = 0;
  for (const { page, name } of plans) {
    if (!page.mrz) continue;
    zones++;
    const { lines } = page.mrz;
    const format = `${lines.length}×${lines[0]!.length}`;
    assert.ok(checked[format], `${name}: ${format}`);
    for (const line of lines) assert.match(line, new RegExp(`^[A-Z0-9<]{${lines[0]!.length}}$`), name);
    for (const [line, from, to] of checked[format]!)
      assert.equal(lines[line]![to], checkDigit(lines[line]!.slice(from, to)), `${name}: ${lines[line]}`);
    const last = format === '3×30' ? 29 : lines[0]!.length - 1;
    assert.equal(lines[1]![last], checkDigit(composite[format]!(lines)), name);
  }
  assert.equal(zones, 2 * 24 * 4);
});

test('a Chinese number has the right check character and a region that nobody is registered in', () => {
  assert.equal(chineseCheckCharacter('11010519491231002'), 'X', "the standard's own example");
  const numbers = plans.flatMap(({ kind, fields }) =>
    kind === 'chinese-card-front' ? [fields.document_number!] : [],
  );
  for (const number of numbers) {
    assert.ok(isChineseIdentityNumber(number), number);
    assert.match(number, /^99/);
  }
  assert.ok(new Set(numbers).size > 40);
});

const inside = (box: Box, { width, height }: Page): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.05 &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0.3 * Math.min(a.height, b.height);

test('zones lie on their page, apart from each other, and everything compared is printed', () => {
  for (const { page, name, fields } of plans) {
    const zones = zonesOf(page);
    for (const [index, zone] of zones.entries()) {
      assert.ok(inside(zone.box, page), `${name}: ${zone.name} ${JSON.stringify(zone.box)}`);
      for (const other of zones.slice(index + 1))
        assert.ok(!overlap(zone.box, other.box), `${name}: ${zone.name} and ${other.name}`);
    }
    assert.ok(zones.length > 0 && Object.keys(fields).length > 1, name);
  }
});

/** Darkest light in a box of the flat page and its mean, from every pixel. */
function lightIn(flat: { width: number; data: Float32Array }, box: Box, dots: number) {
  let [darkest, sum, count] = [1, 0, 0];
  for (let y = Math.round(box.y * dots); y < (box.y + box.height) * dots; y++) {
    for (let x = Math.round(box.x * dots); x < (box.x + box.width) * dots; x++) {
      const value = flat.data[(y * flat.width + x) * 3 + 1]!;
      darkest = Math.min(darkest, value);
      sum += value;
      count++;
    }
  }
  return { darkest, mean: sum / count };
}

test('ink stands in the boxes of printed fields', async () => {
  for (const kind of specimenKinds) {
    const plan = await planned(kind, 'clean', 1);
    const dots = 10;
    const flat = await flatPage(plan, dots);
    for (const { name, box } of plan.page.fields) {
      const { darkest, mean } = lightIn(flat, box, dots);
      assert.ok(darkest < 0.1 && mean > 0.25, `${kind}, ${name}: ${darkest.toFixed(2)}, ${mean.toFixed(2)}`);
    }
  }
});

test('the two splits share no design, face, security print, ground or method', async () => {
  const [development, held] = [designs.development, designs.test];
  const sets = (list: typeof held) => [
    new Set(list.map(({ id }) => id)),
    new Set(list.flatMap(({ label, value, han }) => [label, value, han])),
    new Set(list.flatMap(({ security }) => security)),
    new Set(list.map(({ languages }) => languages.join())),
  ];
  for (const [index, own] of sets(development).entries())
    assert.deepEqual(
      [...own].filter((each) => (sets(held)[index] as Set<string>).has(each as string)),
      [],
    );
  assert.deepEqual(
    groundsOf.development.filter((ground) => groundsOf.test.includes(ground)),
    [],
  );
  for (const kind of ['defocus', 'motion', 'glare on field', 'damaged'] as const) {
    const methods = await Promise.all(
      splits.map(async (split) => {
        const several = [0, 1, 2, 3, 4, 5].map((number) => planned('passport', kind, number, split));
        return new Set((await Promise.all(several)).map(({ stages }) => stages.truth.method));
      }),
    );
    assert.deepEqual(
      [...methods[0]!].filter((each) => methods[1]!.has(each)),
      [],
      kind,
    );
  }
});

test('corners match pixels: the page differs from the scene without it inside the quad alone', async () => {
  const plan = await planned('identity-card-front', 'clean', 3);
  const other = {
    ...plan,
    page: { ...plan.page, under: '<rect width="100" height="60" fill="#f0f"/>', over: '' },
  };
  const [a, b] = [await sceneOf(plan), await sceneOf({ ...other, page: { ...other.page, portrait: null } })];
  const { width, height } = plan.frame;
  const cross = (x: number, y: number): number =>
    Math.min(
      ...plan.quad.map(([x0, y0], index) => {
        const [x1, y1] = plan.quad[(index + 1) % 4]!;
        return ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / Math.hypot(x1 - x0, y1 - y0);
      }),
    );
  let nearest = Number.POSITIVE_INFINITY;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 3;
      if (Math.abs(a.data[i + 1]! - b.data[i + 1]!) < 0.02) continue;
      const distance = cross(x + 0.5, y + 0.5);
      assert.ok(distance > -0.8, `(${x}, ${y}) lies ${(-distance).toFixed(2)} px outside`);
      nearest = Math.min(nearest, distance);
    }
  }
  assert.ok(nearest < 0.8, `the page begins ${nearest} px inside the quad`);
});

test('the barcode of a clean back is read to its last character and names its holder', async () => {
  for (const split of splits) {
    const drawn = await drawSpecimen(
      await planSpecimen({
        ...request,
        width: 2000,
        split,
        kind: 'aamva-licence-back',
        degradation: 'clean',
        number: 0,
      }),
    );
    const picture = await decodePicture(drawn.picture, { where: drawn.name });
    const read = await readBarcode(picture);
    assert.equal(read?.text, drawn.barcode!.text);
    const licence = parseAamva(read!.text)!;
    const front = await planned('aamva-licence-front', 'clean', 0, split);
    assert.equal(licence.documentNumber, drawn.fields.document_number);
    assert.equal(licence.familyName, drawn.fields.family_name);
    assert.equal(licence.givenNames, drawn.fields.given_names);
    assert.equal(licence.birthDate, front.fields.birth_date);
    assert.equal(licence.expiryDate, front.fields.expiry_date);
    // The reader sometimes guesses one corner of a symbol seen at a slant.
    const near = drawn.barcode!.quad.filter(([x, y]) =>
      read!.quad.some(([qx, qy]) => Math.hypot(qx * picture.scale - x, qy * picture.scale - y) < 8),
    );
    assert.ok(near.length >= 3, `only ${near.length} corners of the symbol lie where they are read`);
  }
});

test('a degradation does what its truth says, and nothing that a picture needs is hidden where it must pass', async () => {
  for (const kind of ['passport', 'aamva-licence-back', 'chinese-card-front'] as const) {
    for (const degradation of degradationKinds) {
      const plan = await planned(kind, degradation);
      const { truth } = plan.stages;
      const hides = ['glare on field', 'obscured', 'damaged', 'cropped'].includes(degradation);
      if (!hides) assert.deepEqual(truth.covered, [], `${kind} ${degradation}`);
      else if (degradation !== 'cropped') assert.ok(truth.covered[0]!.share > 0.05, `${kind} ${degradation}`);
      const outside = plan.quad.some(
        ([x, y]) => x < 0 || y < 0 || x > plan.frame.width || y > plan.frame.height,
      );
      assert.equal(outside, degradation === 'cropped', `${kind} ${degradation}: a corner outside the frame`);
    }
  }
});

/** Mean luma of a picture and of the square of its neighbours' differences. */
async function measured(picture: Uint8Array) {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  let [sum, rough] = [0, 0];
  for (let i = 1; i < data.length; i++) {
    sum += data[i]!;
    if (i % info.width) rough += (data[i]! - data[i - 1]!) ** 2;
  }
  return { mean: sum / data.length, rough: rough / data.length };
}

test('dark is dark, over-exposed bright, blur smooth, a mirrored picture the other way round', async () => {
  const of = async (degradation: DegradationKind) => {
    const plan = await planned('passport', degradation);
    // The same page and scene, so that only the degradation differs.
    const clean = await planned('passport', 'clean');
    return drawSpecimen({ ...clean, stages: plan.stages });
  };
  const drawn = Object.fromEntries(
    await Promise.all(
      (['clean', 'dark', 'over-exposed', 'defocus', 'motion', 'mirrored'] as const).map(
        async (kind) => [kind, await of(kind)] as const,
      ),
    ),
  );
  const look = async (kind: string) => measured(drawn[kind]!.picture);
  const clean = await look('clean');
  assert.ok((await look('dark')).mean < 0.4 * clean.mean);
  assert.ok((await look('over-exposed')).mean > 1.3 * clean.mean);
  assert.ok((await look('defocus')).rough < 0.5 * clean.rough);
  assert.ok((await look('motion')).rough < 0.6 * clean.rough);
  const [plain, flipped] = [drawn.clean!.quad, drawn.mirrored!.quad];
  for (const [index, [x, y]] of flipped.entries())
    assert.ok(Math.hypot(800 - x - plain[index]![0], y - plain[index]![1]) < 1e-6);
});

test('the same seed gives the same bytes, another seed others', async () => {
  const of = async (seed: number) => {
    const made: Buffer[] = [];
    for await (const each of specimens({
      split: 'test',
      kinds: ['eu-licence-front'],
      degradations: ['obscured', 'damaged'],
      seed,
      width: 640,
    }))
      made.push(Buffer.from(each.picture));
    return made;
  };
  const [first, again, other] = [await of(1), await of(1), await of(2)];
  assert.equal(first.length, 2);
  for (const [index, picture] of first.entries()) {
    assert.ok(picture.equals(again[index]!));
    assert.ok(!picture.equals(other[index]!));
  }
});

test('no random stream of one specimen is that of another', () => {
  const starts = plans.map(({ name }) => randomFrom(request.seed).fork(name).next());
  assert.equal(new Set(starts).size, plans.length);
  assert.equal(
    new Set(Object.values(kinds).map(({ id, side }) => `${id} ${side}`)).size,
    specimenKinds.length - 1,
  );
});
