import type { DocumentKind, DocumentSide, Quad, ReasonCode } from '@vidimus/contracts';
import sharp from 'sharp';
import { inventChineseIdentity } from './chinese-identity.ts';
import {
  type Degradation,
  type DegradationKind,
  type DegradationTruth,
  degradationKinds,
  degradationOf,
  pixelsPerMm,
} from './degradations/degradation.ts';
import { addNoise } from './degrade.ts';
import { type Ground, groundOf, groundsOf } from './grounds.ts';
import { type Identity, inventIdentity } from './identity.ts';
import { latinNames } from './names.ts';
import type { Page, PrintedField } from './page.ts';
import { boxInPicture, layOut } from './photograph.ts';
import { pictureOf, portraitsOf } from './portraits.ts';
import { cornersOf, type Pose } from './pose.ts';
import { type Random, randomFrom } from './random.ts';
import { encode, print, type Raster } from './raster.ts';
import type { Split } from './split.ts';
import { type Design, designs } from './templates/design.ts';
import { kinds, type SpecimenKind, specimenKinds } from './templates/kinds.ts';
import type { Truth } from './templates/template.ts';

/** A printed field with its place in the picture. */
export interface PicturedField extends PrintedField {
  /** The four corners of its box in the picture's pixels. */
  quad: Quad;
}

/** A photographed specimen and the truth about it. */
export interface Specimen {
  /** `test/passport/glare on field/0`; names the same picture for the same seed. */
  readonly name: string;
  readonly split: Split;
  readonly kind: SpecimenKind;
  readonly document: DocumentKind;
  readonly side: DocumentSide;
  /** Template and design: no variant is in both splits. */
  readonly variant: string;
  readonly ground: Ground;
  readonly degradation: DegradationTruth;
  /** The reason that the picture should be given; null where it must pass. */
  readonly expectedReason: ReasonCode | null;
  /** JPEG. */
  readonly picture: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The document's corners in pixels, from its own top left on as it is printed; mirrored pictures turn the other way. */
  readonly quad: Quad;
  /** Everything printed, as printed. */
  readonly printed: readonly PicturedField[];
  /** Values as they are compared: names in capitals, dates ISO 8601, countries by code. */
  readonly fields: Truth;
  readonly mrz: { readonly lines: readonly string[]; readonly quad: Quad } | null;
  readonly barcode: { readonly text: string; readonly quad: Quad } | null;
}

export interface SpecimenRequest {
  split: Split;
  kind: SpecimenKind;
  degradation: DegradationKind;
  /** Counts specimens of one kind and degradation from 0 on; designs and grounds take turns. */
  number: number;
  seed: number;
  /** Calendar date on which the documents are valid. */
  today: string;
  /** Width of the picture in pixels; the height is three quarters of it. */
  width: number;
}

/** A specimen before it is drawn: the page, how it lies, and what will go wrong. */
export interface Plan extends SpecimenRequest {
  name: string;
  design: Design;
  ground: Ground;
  page: Page;
  fields: Truth;
  portrait: Uint8Array | null;
  stages: Degradation;
  frame: { width: number; height: number };
  quad: Quad;
  random: Random;
}

/** Of people who hold a residence permit. */
const nationalities = ['SWE', 'PRT', 'KOR', 'ZAF', 'CHL', 'IND'] as const;

const holderOf = (random: Random, today: string, split: Split, sex: Identity['sex']): Identity =>
  inventIdentity(random, today, sex, latinNames[split]);

/** How careful hands differ: the test split is held a little more freely. */
function poseOf(random: Random, split: Split): Pose {
  const wide = split === 'test' ? 12 : 10;
  return {
    tiltX: random.between(-wide, wide),
    tiltY: random.between(-wide, wide),
    turn: random.between(-wide / 2, wide / 2),
    fill: random.between(0.7, 0.92),
    shiftX: random.between(-0.015, 0.015),
    shiftY: random.between(-0.015, 0.015),
  };
}

/** Everything about a specimen but its pixels. */
export async function planSpecimen(request: SpecimenRequest): Promise<Plan> {
  const { split, kind, degradation, number, seed, today, width } = request;
  const name = `${split}/${kind}/${degradation}/${number}`;
  const random = randomFrom(seed).fork(name);
  // Both sides of a document show the same holder.
  const both = randomFrom(seed).fork(
    `${split}/${kind.replace(/-(front|back)$/, '')}/${degradation}/${number}`,
  );
  const turn = number + specimenKinds.indexOf(kind) + degradationKinds.indexOf(degradation);
  const grounds = groundsOf[split];
  const portraits = portraitsOf[split];
  const portrait = portraits[(number + seed) % portraits.length]!;
  const design = designs[split][number % designs[split].length]!;
  const person = both.fork('person');
  const { page, fields } = await kinds[kind].draw({
    identity: holderOf(person.fork('latin'), today, split, portrait.sex),
    chinese: inventChineseIdentity(person.fork('chinese'), today, split, portrait.sex),
    nationality: person.pick(nationalities),
    design,
    split,
    random: both.fork('page'),
  });
  const stages = degradationOf(degradation, page, split, random.fork('degradation'));
  const frame = { width, height: Math.round((width * 3) / 4) };
  const handheld = poseOf(random.fork('pose'), split);
  const pose = stages.pose?.(handheld, frame) ?? handheld;
  const quad = cornersOf(page, frame, pose);
  return {
    ...request,
    name,
    design,
    ground: grounds[turn % grounds.length]!,
    page,
    fields,
    portrait: page.portrait ? await pictureOf(portrait) : null,
    stages,
    frame,
    quad: stages.place?.(quad, frame) ?? quad,
    random,
  };
}

/** Least resolution of the flat page in dots a millimetre: an eighth of 600 dpi serves the smallest picture. */
const leastDots = 3;

/**
 * The page as it left the press and was worn, flat, in linear light. Without `dotsPerMm` a tenth more than the picture
 * resolves; 23.6 are 600 dpi.
 */
export async function flatPage(plan: Plan, dotsPerMm?: number): Promise<Raster> {
  const dots = dotsPerMm ?? Math.max(leastDots, 1.1 * pixelsPerMm(plan.page, plan.quad));
  const flat = await print(plan.page, plan.portrait, dots);
  plan.stages.wear?.(flat);
  return flat;
}

/**
 * The scene as its light falls into the lens, in linear light: ground, shadow, document, fingers, lamps. `flat` is by
 * default the plan's own page; another raster of the same proportions may lie in its place.
 */
export async function sceneOf(plan: Plan, flat?: Raster): Promise<Raster> {
  const { ground, frame, page, quad, random, stages } = plan;
  const laid = groundOf(ground, frame.width, frame.height, random.fork('ground'));
  const sheet = flat ?? (await flatPage(plan));
  const scene = layOut(laid, sheet, page, quad, random.fork('light'), stages.here ?? null);
  stages.before?.(scene, page, quad);
  return scene;
}

/** Lens, exposure, sensor and file: the JPEG of a scene. */
export async function photograph(plan: Plan, scene: Raster): Promise<Uint8Array> {
  const { page, quad, random, stages } = plan;
  const sensor = random.fork('sensor');
  const seen = stages.lens?.(scene, page, quad) ?? scene;
  stages.expose?.(seen);
  addNoise(seen, sensor.between(0.004, 0.009), sensor);
  const { width, height } = seen;
  const image = sharp(encode(seen), { raw: { width, height, channels: 3 } });
  return (stages.mirrored ? image.flop() : image).jpeg({ quality: sensor.whole(84, 94) }).toBuffer();
}

/** Draws a plan and says the whole truth about it. */
export async function drawSpecimen(plan: Plan): Promise<Specimen> {
  const { name, split, kind, page, frame, quad, design, ground, fields, stages } = plan;
  const picture = await photograph(plan, await sceneOf(plan));
  const seen = (points: Quad): Quad =>
    stages.mirrored ? (points.map(([x, y]) => [frame.width - x, y]) as unknown as Quad) : points;
  const inPicture = (box: PrintedField['box']): Quad => seen(boxInPicture(box, page, quad));
  const { document, side } = kinds[kind];
  return {
    name,
    split,
    kind,
    document,
    side,
    variant: `${kind}/${split}/${design.id}`,
    ground,
    degradation: stages.truth,
    expectedReason: stages.truth.expectedReason,
    picture,
    ...frame,
    quad: seen(quad),
    printed: page.fields.map((field) => ({ ...field, quad: inPicture(field.box) })),
    fields,
    mrz: page.mrz && { lines: page.mrz.lines, quad: inPicture(page.mrz.box) },
    barcode: page.barcode ? { text: page.barcode.text, quad: inPicture(page.barcode.box) } : null,
  };
}

export interface SpecimenOptions {
  split: Split;
  kinds?: readonly SpecimenKind[];
  degradations?: readonly DegradationKind[];
  /** Pictures of each kind with each degradation. */
  count?: number;
  seed?: number;
  /** Pixels; 2000 by default, 4000 for 12 megapixels. */
  width?: number;
  today?: string;
}

/** Specimens one at a time, kind by kind, each degradation in turn: the same seed gives the same bytes. */
export async function* specimens({
  split,
  kinds: asked = specimenKinds,
  degradations = ['clean'],
  count = 1,
  seed = 9303,
  width = 2000,
  today = '2026-11-23',
}: SpecimenOptions): AsyncGenerator<Specimen> {
  for (const kind of asked) {
    for (const degradation of degradations) {
      for (let number = 0; number < count; number++)
        yield drawSpecimen(await planSpecimen({ split, kind, degradation, number, seed, today, width }));
    }
  }
}
