import type { DocumentKind, DocumentSide, Quad, TypedData } from '@vidimus/contracts';
import type { FieldName, Fields, FieldValue } from '@vidimus/documents';
import {
  blankPicture,
  type DocumentReading,
  type Face,
  type FrameSignal,
  homographyFromQuads,
  type MrzFormat,
  type MrzReading,
  type PictureOrigin,
  rectangleQuad,
  SURFACE_COLUMNS,
  SURFACE_ROWS,
} from '@vidimus/vision/browser';
import { type Tile, type TilePlace, tilePlaces } from '../document/original/tiles.ts';
import { boxQuad, type FrameSize, regionOf, type SideEvidence } from '../evidence.ts';
import type { CoverView } from '../face/views.ts';
import { tileSide } from '../pixels/grid.ts';
import { colourIn, type Drawing, draw, randoms } from './drawing.ts';

/** One photographed side in short; whatever is left out is a clean passport's front in the middle of its picture. */
export interface SideGolden {
  /** The side that was asked for. */
  readonly side?: DocumentSide;
  /** What was recognised. */
  readonly shows?: DocumentSide | null;
  readonly kind?: DocumentKind | null;
  readonly country?: string | null;
  /** Values of the zone, and of the print. */
  readonly fields?: Partial<Record<FieldName, string>>;
  readonly printed?: Partial<Record<FieldName, string>>;
  /** Fields whose label alone was read. */
  readonly unread?: readonly FieldName[];
  /** Size of the decoded picture, px, and source pixels for each of them. */
  readonly picture?: readonly [width: number, height: number];
  readonly scale?: number;
  readonly quad?: Quad | null;
  /** Another document in the picture. */
  readonly beside?: Quad;
  /** Lines of text: so many in rows down the document, or boxes in flat pixels. */
  readonly lines?: number | readonly (readonly [number, number, number, number])[];
  readonly confidence?: number;
  readonly mrz?: {
    readonly format: MrzFormat;
    readonly valid: boolean;
    readonly lines?: readonly string[];
    /** Where it stands, in flat pixels. */
    readonly quad?: Quad;
    /** Columns that do not read, from and to. */
    readonly lost?: readonly [number, number];
  } | null;
  readonly portrait?: boolean;
  /** Parts of the surface in shares of the document: left, top, right, bottom. */
  readonly covered?: Box;
  readonly worn?: Box;
  /** Stands for the bytes of the upload. */
  readonly bytes?: string;
  readonly draw?: Drawing;
  /** A fine grid over the tiles, its period in px; on print alone, or on everything as on a screen. */
  readonly grid?: { readonly period: number; readonly on: 'document' | 'everything' };
  /** What the screen net says of every tile, a logit. */
  readonly display?: number;
  /** The ground around the document: a table, or the even lid of a scanner. */
  readonly ground?: 'table' | 'lid';
  /** What the file says of its origin. */
  readonly origin?: Partial<PictureOrigin>;
}

export type TypedGolden = Partial<Omit<TypedData, 'document'>> & {
  readonly document?: Partial<TypedData['document']>;
};

/** A moment of a clip; between two, what is measured changes evenly. */
export interface MomentGolden {
  readonly t: number;
  readonly yaw?: number;
  readonly pitch?: number;
  /** Opening of both eyes, and of the mouth. */
  readonly eyes?: number;
  readonly mouth?: number;
  readonly luma?: number;
  readonly faces?: number;
  /** Width of the face, px. */
  readonly width?: number;
}

/** What one kept frame shows of the face; whatever is left out is a face that looks ahead in good light. */
export interface ViewGolden {
  readonly yaw?: number;
  readonly eyesApart?: number;
  /** Sharpness along x and along y. */
  readonly sharp?: readonly [number, number];
  /** Luma of the cheeks. */
  readonly left?: number;
  readonly right?: number;
  /** Share of skin around the person's left and right eye. */
  readonly skin?: readonly [number, number];
  readonly hat?: number;
  readonly mask?: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

function surfaceMap(box: Box | undefined): Float32Array {
  const map = new Float32Array(SURFACE_COLUMNS * SURFACE_ROWS);
  if (!box) return map;
  const [left, top, right, bottom] = box;
  return map.map((_, i) => {
    const x = ((i % SURFACE_COLUMNS) + 0.5) / SURFACE_COLUMNS;
    const y = (Math.floor(i / SURFACE_COLUMNS) + 0.5) / SURFACE_ROWS;
    return x > left && x < right && y > top && y < bottom ? 1 : 0;
  });
}

const valuesOf = (values: Partial<Record<FieldName, string>>, source: FieldValue['source']): Fields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, source, region: null }]));

const zoneOf = (zone: SideGolden['mrz']): MrzReading | null =>
  zone
    ? {
        lost: null,
        ...zone,
        lines: zone.lines ?? [],
        read: zone.lines ?? [],
        corrected: [],
        checkDigits: {},
        fields: {},
        quad: zone.quad ?? null,
      }
    : null;

/** In the middle of the picture, a little turned and tilted as a hand holds a camera. */
const heldQuad = (width: number, height: number): Quad => [
  [100, 100],
  [width - 100, 122],
  [width - 112, height - 100],
  [106, height - 108],
];

function readingOf(golden: SideGolden): DocumentReading {
  const [width, height] = golden.picture ?? [1200, 900];
  const quad = golden.quad === undefined ? heldQuad(width, height) : golden.quad;
  const size = { width: 1000, height: 700 };
  const flat = golden.draw ? draw(golden.draw) : blankPicture(size.width, size.height, 200);
  if (!golden.draw) colourIn(flat);
  const outline = quad ?? rectangleQuad(width, height);
  const boxes =
    typeof golden.lines === 'object'
      ? golden.lines
      : Array.from({ length: golden.lines ?? 12 }, (_, row) => [50, 40 + row * 50, 500, 30] as const);
  const { confidence = 0.97 } = golden;
  return {
    picture: {
      ...blankPicture(1, 1),
      width,
      height,
      sourceWidth: width * (golden.scale ?? 1),
      sourceHeight: height * (golden.scale ?? 1),
      scale: golden.scale ?? 1,
      format: 'jpeg',
    },
    quad,
    unaided: null,
    beside: golden.beside ?? null,
    mirrored: false,
    flat,
    flatToPicture: homographyFromQuads(rectangleQuad(flat.width, flat.height), outline)!,
    lines: boxes.map((box) => ({ text: 'TEXT', confidence, quad: boxQuad(box) })),
    mrz: zoneOf(golden.mrz),
    barcode: null,
    surface: quad && { covered: surfaceMap(golden.covered), worn: surfaceMap(golden.worn) },
    ms: 0,
  };
}

type Frequency = readonly [x: number, y: number];

/** A tile of noise whose spectra have a peak each where one is asked for, in periods a tile; `logit` is the net's word. */
export function tileWith(
  place: TilePlace,
  peaks: { readonly luma: Frequency | null; readonly colour: Frequency | null } | null,
  logit = -1,
): Tile {
  const random = randoms(place.x + place.y + 1);
  const spectrum = (peak: Frequency | null | undefined) =>
    Float32Array.from({ length: tileSide ** 2 / 2 }, (_, at) => {
      const [x, y] = [(at % tileSide) - tileSide / 2, Math.floor(at / tileSide)];
      return peak && x === peak[0] && y === peak[1] ? 18 : 8 + 2 * random();
    });
  return { ...place, logit, luma: spectrum(peaks?.luma), colour: spectrum(peaks?.colour) };
}

/** A grid is a peak of brightness, and of colour beside it as subpixels make it. */
function tileOf({ grid, display }: SideGolden, place: TilePlace): Tile {
  if (!grid || (grid.on === 'document' && place.on === 'ground')) return tileWith(place, null, display);
  const at: Frequency = [
    Math.round((0.98 * tileSide) / grid.period),
    Math.round((0.17 * tileSide) / grid.period),
  ];
  return tileWith(place, { luma: at, colour: grid.on === 'everything' ? at : null }, display);
}

function sourceOf(golden: SideGolden, { picture, quad }: DocumentReading): SideEvidence['source'] {
  const places = tilePlaces(quad, picture.width, picture.height);
  const tiles = places.map((place) => tileOf(golden, place));
  const ground = Array.from({ length: 40 }, (_, at) => 120 + (golden.ground === 'lid' ? 0 : at % 11));
  return { tiles, ground, origin: { make: null, model: null, software: null, ...golden.origin } };
}

/** The evidence that the document checks take. */
export function sideOf(golden: SideGolden): SideEvidence {
  const reading = readingOf(golden);
  const { side = 'front', shows = side, kind = 'passport', country = 'UTO', portrait = true } = golden;
  const bare: SideEvidence = {
    side,
    bytes: new TextEncoder().encode(golden.bytes ?? `${side} ${JSON.stringify(golden)}`),
    reading,
    source: sourceOf(golden, reading),
    identified: { type: null, country, kind, side: shows, fields: {}, printed: {}, unread: [] },
    portrait: portrait ? ({ box: [60, 160, 200, 260] } as unknown as Face) : null,
  };
  const region = regionOf(bare, boxQuad([300, 100, 400, 40]));
  const placed = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, region }]));
  const fields = placed(valuesOf(golden.fields ?? {}, golden.mrz === null ? 'visual' : 'mrz'));
  const printed = placed(valuesOf(golden.printed ?? {}, 'visual'));
  const unread = (golden.unread ?? []).map((field) => ({ field, quad: boxQuad([300, 100, 400, 40]) }));
  return { ...bare, identified: { ...bare.identified, fields, printed, unread } };
}

const anybody: TypedData = {
  given_names: 'MARA LIN',
  family_name: 'TESTMANN',
  birth_date: '1991-03-14',
  nationality: 'UTO',
  document: { kind: 'passport', country: 'UTO', number: 'TM4810736' },
};

export const typedOf = (golden: TypedGolden | null = {}): TypedData | null =>
  golden && { ...anybody, ...golden, document: { ...anybody.document, ...golden.document } };

const frameSize = { width: 640, height: 480 };
const atRest = { yaw: 0, pitch: 0, eyes: 0.3, mouth: 0.05, luma: 120, faces: 1, width: 200 };

/** The signals of a clip, 12 frames a second: what each moment leaves out is at rest. */
export function clipOf(moments: readonly MomentGolden[]): (FrameSignal & FrameSize)[] {
  const last = moments.at(-1)!.t;
  return Array.from({ length: Math.floor((last * 12) / 1000) + 1 }, (_, index) => {
    const tMs = Math.round((index * 1000) / 12);
    const next = Math.max(
      1,
      moments.findIndex(({ t }) => t >= tMs),
    );
    const [from, to] = [
      { ...atRest, ...moments[next - 1]! },
      { ...atRest, ...moments[next]! },
    ];
    const share = (tMs - from.t) / Math.max(1, to.t - from.t);
    const between = (name: keyof typeof atRest): number => from[name] + share * (to[name] - from[name]);
    const faces = share < 0.5 ? from.faces : to.faces;
    const eye = between('eyes');
    const face: FrameSignal['face'] = {
      box: [220, 120, between('width'), 1.2 * between('width')],
      score: 0.98,
      pose: { yaw: between('yaw'), pitch: between('pitch'), roll: 0 },
      eyes: { left: eye, right: eye },
      mouth: between('mouth'),
      interocularPx: 90,
      meanLuma: between('luma'),
    };
    return { index, tMs, faces, face: faces > 0 ? face : null, ...frameSize };
  });
}

/** Views of a face of 200 × 240 px, 90 px between the eyes. */
export function viewsOf(views: readonly ViewGolden[]): CoverView[] {
  return views.map((view, index) => ({
    index,
    ...frameSize,
    face: { box: [220, 120, 200, 240] },
    yaw: view.yaw ?? 0,
    eyesApartPx: view.eyesApart ?? 90,
    sharpness: { alongX: view.sharp?.[0] ?? 0.5, alongY: view.sharp?.[1] ?? 0.6 },
    cheeks: { left: view.left ?? 120, right: view.right ?? 120 },
    skinAtEyes: { left: view.skin?.[0] ?? 0.7, right: view.skin?.[1] ?? 0.7 },
    covers: { hat: view.hat ?? 0.02, mask: view.mask ?? 0.01 },
    places: {
      eyes: boxQuad([230, 160, 180, 70]),
      forehead: boxQuad([210, 20, 220, 130]),
      mouth: boxQuad([240, 240, 160, 120]),
    },
  }));
}

/** An embedding at a given distance from that at 0: unit vectors, so |a − b|² = 2 − 2 cos. */
export function embeddingAt(distance: number): Float32Array {
  const cosine = 1 - distance ** 2 / 2;
  return new Float32Array(128)
    .fill(0)
    .map((_, at) => (at === 0 ? cosine : at === 1 ? Math.sqrt(1 - cosine ** 2) : 0));
}
