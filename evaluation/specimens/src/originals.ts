import type { Quad } from '@vidimus/contracts';
import type { GroundKind } from './ground.ts';
import { anyCamera, photographed } from './originals-camera.ts';
import { type Copy, laidOut } from './originals-copy.ts';
import { type Editing, edited, editings } from './originals-edited.ts';
import { type Scan, scanned } from './originals-scan.ts';
import { type Display, displayed, type SubpixelGrid } from './originals-screen.ts';
import { anySheet, poseOf } from './originals-sheet.ts';
import { type Random, randomFrom } from './random.ts';

/** `fine screen`: a display with about as many pixels as the camera, or more, whose grid the lens hardly resolves. */
export const originalKinds = [
  'genuine',
  'screen',
  'fine screen',
  'grey copy',
  'colour copy',
  'scan',
  'edited',
] as const;
export type OriginalKind = (typeof originalKinds)[number];
export type Split = 'development' | 'test';

/** A picture of a document that was, or was not, before the camera itself. */
export interface OriginalSpecimen {
  readonly kind: OriginalKind;
  /** How it was made, in a few words. */
  readonly method: string;
  readonly picture: Uint8Array;
  /** Where the document lies; null where that was not kept. */
  readonly quad: Quad | null;
}

interface Methods {
  readonly seed: number;
  readonly counts: Readonly<Record<OriginalKind, number>>;
  readonly grids: readonly SubpixelGrid[];
  readonly pitches: readonly number[];
  readonly around: readonly Display['around'][];
  readonly halftones: readonly number[];
  readonly grounds: readonly GroundKind[];
  readonly mixedLights: readonly number[];
  readonly scans: readonly Pick<Scan, 'dotsPerInch' | 'format'>[];
}

/** Nothing that the test split is made with was there while thresholds were chosen, a dark viewer and white lids excepted. */
const methods: Readonly<Record<Split, Methods>> = {
  development: {
    seed: 1108,
    counts: {
      genuine: 24,
      screen: 30,
      'fine screen': 4,
      'grey copy': 16,
      'colour copy': 6,
      scan: 9,
      edited: 16,
    },
    grids: ['rgb stripe', 'pentile'],
    pitches: [1.15, 1.6, 2.3, 3.1, 4.2],
    around: ['white page', 'wood', 'dark viewer'],
    halftones: [0, 4.2],
    grounds: ['wood', 'cloth'],
    mixedLights: [0, 0.5],
    scans: [
      { dotsPerInch: 200, format: 'jpeg' },
      { dotsPerInch: 300, format: 'png' },
    ],
  },
  test: {
    seed: 2207,
    counts: {
      genuine: 32,
      screen: 32,
      'fine screen': 8,
      'grey copy': 24,
      'colour copy': 6,
      scan: 6,
      edited: 8,
    },
    grids: ['bgr stripe', 'rgb stripe, wide gaps'],
    pitches: [1.35, 1.9, 2.7, 3.6],
    around: ['plain', 'stone', 'dark viewer'],
    halftones: [0, 5.6],
    grounds: ['stone', 'tiles', 'clutter', 'plain'],
    mixedLights: [0, 0.8],
    scans: [
      { dotsPerInch: 150, format: 'png' },
      { dotsPerInch: 240, format: 'jpeg' },
    ],
  },
};

/** Photograph pixels for each pixel of a fine display. */
const finePitches = [0.8, 0.9, 1];

/** The n-th of a list, beginning again at its end: every method gets its turn. */
const turn = <T>(items: readonly T[], n: number): T => items[n % items.length]!;

interface Drawn {
  readonly number: number;
  readonly random: Random;
  readonly from: Methods;
}

async function photo({ number, random, from }: Drawn, kind: 'genuine' | 'grey copy' | 'colour copy') {
  const sheet = await anySheet(random.fork('sheet'));
  const quad = poseOf(sheet, random);
  const ground = turn(from.grounds, number);
  const mixedLight = turn(from.mixedLights, number >> 1);
  const ink: Copy['ink'] = kind === 'grey copy' ? 'grey toner' : 'colour';
  const copy = { ink, screen: turn(from.halftones, number >> 2), cut: number % 3 > 0 };
  const scene = laidOut(sheet, kind === 'genuine' ? null : copy, { ground, mixedLight, quad }, random);
  const file = await photographed(scene, anyCamera(random.fork('camera')), random.fork('noise'));
  const method =
    kind === 'genuine' ? ground : `${copy.screen > 0 ? 'halftone' : 'plain'}, ${copy.cut ? 'cut' : 'sheet'}`;
  return { file, quad, sheet, method: mixedLight > 0 ? `${method}, mixed light` : method };
}

/** One specimen; it depends on split, kind and number alone. */
export function originalSpecimen(
  split: Split,
  kind: OriginalKind,
  number: number,
): Promise<OriginalSpecimen> {
  const from = methods[split];
  return drawn(kind, { number, random: randomFrom(from.seed).fork(`${kind} ${number}`), from });
}

async function drawn(kind: OriginalKind, own: Drawn): Promise<OriginalSpecimen> {
  const { number, random, from } = own;
  if (kind === 'screen' || kind === 'fine screen') {
    const pitch = turn(kind === 'screen' ? from.pitches : finePitches, number) * random.between(0.96, 1.04);
    const display = { grid: turn(from.grids, number), pitch, around: turn(from.around, number >> 1) };
    const camera = anyCamera(random.fork('camera'));
    const scene = displayed(await anySheet(random.fork('sheet')), display, camera.blur, random);
    const picture = await photographed(scene, { ...camera, blur: 0 }, random.fork('noise'));
    return {
      kind,
      method: `${display.grid}, ${pitch.toFixed(2)} px, ${display.around}`,
      picture,
      quad: null,
    };
  }
  if (kind === 'scan') {
    const scan = {
      ...turn(from.scans, number),
      around: turn(['white lid', 'black lid', 'cropped'] as const, number),
    };
    const picture = await scanned(await anySheet(random.fork('sheet')), scan, random.fork('scan'));
    return { kind, method: scan.around, picture, quad: null };
  }
  if (kind === 'edited') {
    const editing: Editing = turn(editings, number);
    const first = await photo(own, 'genuine');
    const second = await photo({ ...own, random: random.fork('second'), number: number + 1 }, 'genuine');
    const picture = await edited(first, second, editing, random.fork('editing'));
    return { kind, method: editing, picture, quad: first.quad };
  }
  const { file, quad, method } = await photo(own, kind);
  return { kind, method, picture: file, quad };
}

/** The specimens of one split, one at a time. */
export async function* originalSpecimens(
  split: Split,
  kinds: readonly OriginalKind[] = originalKinds,
): AsyncGenerator<OriginalSpecimen> {
  for (const kind of kinds) {
    for (let number = 0; number < methods[split].counts[kind]; number++)
      yield originalSpecimen(split, kind, number);
  }
}
