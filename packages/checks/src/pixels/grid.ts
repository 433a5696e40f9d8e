import { type Picture, SQUARE_SIDE, type SquareLook } from '@vidimus/vision/browser';
import { logSpectra } from './spectrum.ts';

/** Side of a tile, px: a screen's grid of a few pixels repeats dozens of times in it, a guilloche bends. */
export const tileSide = SQUARE_SIDE;

/** Spectra of a square of a photograph at full resolution: of what is judged, or of what lies around it. */
export interface GridTile extends Pick<SquareLook, 'luma' | 'colour'> {
  readonly on: 'document' | 'ground';
}

/** Lowest frequency of a peak, periods a tile: below lie light, print and the page's edges. */
const lowest = 7;
/** Least height over the surroundings that is a peak at all; noise reaches it in every other tile. */
const leastHeight = 3;
/** Fewest tiles that can speak for the document, and for the ground. */
const leastTiles = { document: 4, ground: 3 } as const;
/** Side of the blocks in which JPEG codes brightness, and colour where it is halved, px. */
const blockSide = { luma: 8, colour: 16 } as const;

type Plane = 'luma' | 'colour';

const half = tileSide / 2;

/** A tile whose spectra are worked out here, when they are asked for; a document's come with the screen net's look. */
export function gridTile(on: GridTile['on'], picture: Picture): GridTile {
  let seen: Record<Plane, Float32Array> | null = null;
  const spectra = () => {
    seen ??= spectraOf(picture);
    return seen;
  };
  return {
    on,
    get luma() {
      return spectra().luma;
    },
    get colour() {
      return spectra().colour;
    },
  };
}

function spectraOf({ data }: Picture): Record<Plane, Float32Array> {
  const pixels = tileSide * tileSide;
  const luma = new Float64Array(pixels);
  const colour = new Float64Array(pixels);
  for (let i = 0, at = 0; i < pixels; i++, at += 3) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    luma[i] = 0.299 * r + 0.587 * g + 0.114 * b;
    colour[i] = r - b;
  }
  const { first, second } = logSpectra(luma, colour, tileSide);
  return { luma: lowerHalf(first), colour: lowerHalf(second) };
}

/** The rows from frequency 0 down, with frequency 0 in the middle column. */
const lowerHalf = (power: Float32Array): Float32Array =>
  Float32Array.from({ length: tileSide * half }, (_, at) => {
    const row = Math.floor(at / tileSide);
    return power[row * tileSide + ((at + half) & (tileSide - 1))]!;
  });

/** Where a frequency stands in a spectrum; those of the upper half are the mirror image of the lower half's. */
function placeOf(x: number, y: number): number {
  const [column, row] = y < 0 ? [-x, -y] : [x, y];
  return Math.min(half - 1, row) * tileSide + ((column + half) & (tileSide - 1));
}

/** Rings of one period a tile over half the plane, the other half being its mirror image. */
const ringOf = Uint8Array.from({ length: tileSide * half }, (_, at) => {
  const radius = Math.round(Math.hypot((at % tileSide) - half, Math.floor(at / tileSide)));
  return Math.min(half + 1, radius);
});

/** Mean logarithmic power in each ring: what the frequencies around it have. */
function ringMeans(power: Float32Array): Float64Array {
  const sums = new Float64Array(half + 2);
  const counts = new Float64Array(half + 2);
  for (let at = 0; at < ringOf.length; at++) {
    sums[ringOf[at]!]! += power[at]!;
    counts[ringOf[at]!]! += 1;
  }
  return sums.map((sum, ring) => sum / Math.max(1, counts[ring]!));
}

function isHighest(power: Float32Array, x: number, y: number): boolean {
  const here = power[placeOf(x, y)]!;
  for (let dy = -2; dy <= 2; dy++)
    for (let dx = -2; dx <= 2; dx++) if (power[placeOf(x + dx, y + dy)]! > here) return false;
  return true;
}

/** Whether a frequency is one of those that JPEG's own blocks make. */
function fromBlocks(plane: Plane, x: number, y: number): boolean {
  const step = tileSide / blockSide[plane];
  const onStep = (f: number) => Math.abs(f / step - Math.round(f / step)) * step <= 1;
  return (Math.abs(x) <= 1 && onStep(y)) || (Math.abs(y) <= 1 && onStep(x));
}

/** Mean power further in and out on a frequency's ray: lines of print and edges fill whole rays, a grid makes points. */
function alongRay(power: Float32Array, x: number, y: number, radius: number): number {
  let sum = 0;
  for (const step of [-6, -5, -4, 4, 5, 6])
    sum += power[placeOf(Math.round(x + (x * step) / radius), Math.round(y + (y * step) / radius))]!;
  return sum / 6;
}

/** Height of the highest peak over its ring and its ray, natural logarithm of the ratio of powers; 0 without a peak. */
function highestPeak(power: Float32Array, plane: Plane): number {
  const means = ringMeans(power);
  const least = leastHeight + Math.min(...means.subarray(lowest, half));
  let highest = 0;
  for (let y = 0; y < half; y++) {
    for (let x = -half + 1; x < half; x++) {
      const here = power[y * tileSide + x + half]!;
      if (here < least) continue;
      const radius = Math.sqrt(x * x + y * y);
      if (radius < lowest || radius > half - 1) continue;
      const above = here - means[Math.round(radius)]!;
      if (above < leastHeight || above <= highest) continue;
      if (fromBlocks(plane, x, y) || !isHighest(power, x, y)) continue;
      highest = Math.max(highest, Math.min(above, here - alongRay(power, x, y, radius)));
    }
  }
  return highest < leastHeight ? 0 : highest;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
}

interface TilePeaks {
  readonly luma: number;
  readonly colour: number;
}

/** Tiles that were judged: those of the upper part are asked for twice. */
const judged = new WeakMap<GridTile, TilePeaks>();

function peaksIn(tile: GridTile): TilePeaks {
  const known = judged.get(tile);
  if (known) return known;
  const peaks = { luma: highestPeak(tile.luma, 'luma'), colour: highestPeak(tile.colour, 'colour') };
  judged.set(tile, peaks);
  return peaks;
}

const either = ({ luma, colour }: TilePeaks): number => Math.max(luma, colour);

/**
 * How plainly a fine regular grid lies over the document and over what is around it, or over the document in colour:
 * natural logarithm of a peak's power over its surroundings, in the middle one of the tiles. A screen's pixels (and
 * the moiré that they make with the camera's) do so; print ends at the document's border and a grey one has no colour,
 * and a guilloche bends. Looking ends early once `enough` is out of reach. Null where too few tiles can speak.
 */
export function gridStrength(tiles: readonly GridTile[], enough: number): number | null {
  const document = tiles.filter(({ on }) => on === 'document');
  const ground = tiles.filter(({ on }) => on === 'ground');
  if (document.length < leastTiles.document) return null;
  const found: TilePeaks[] = [];
  for (const tile of document) {
    found.push(peaksIn(tile));
    const weak = found.filter((peaks) => either(peaks) < enough).length;
    if (weak > document.length / 2) return middle(found.map(either));
  }
  const colour = middle(found.map((peaks) => peaks.colour));
  const strength = middle(found.map(either));
  if (colour >= enough || ground.length < leastTiles.ground) return Math.min(strength, colour);
  return Math.min(strength, middle(ground.map((tile) => either(peaksIn(tile)))));
}

/** Tiles without a grid after which none of the rest can change the middle one of nine. */
const plainTiles = 5;

/** Whether these tiles of the document alone show that no grid lies over it. */
export function isPlain(tiles: readonly GridTile[], enough: number): boolean {
  let plain = 0;
  for (const tile of tiles) {
    if (either(peaksIn(tile)) < enough) plain += 1;
    if (plain === plainTiles) return true;
  }
  return false;
}
