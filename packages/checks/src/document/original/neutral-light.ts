import { fitInside, type Picture } from '@vidimus/vision/browser';

/** Longer side at which colour is judged, px: averaging takes the sensor's and the file's colour noise away. */
const judgedSide = 80;
/** Share of each side that is left out: ground shines in, and fingers hold a document there. */
const margin = 0.05;
/** sRGB levels between which the ratio of two channels says something about colour. */
const darkest = 14;
const brightest = 248;
/** Linear light of a channel at which its colour counts half: what is darker is noisy, and a lens lays the light's tint over it. */
const halfSeen = 0.1;
/** Rounds of the fit; in each, what stands out of the light's tint weighs less. */
const rounds = 5;
/** Distance from the fitted tint at which a point weighs half, logarithm of a ratio. */
const outlying = 0.03;
/** Terms of the tint: a quadratic field over the page, for mixed light, and one that follows the tone. */
const terms = 7;
/** Points to each side whose mean tint a point is compared with: a thirteenth of the page, so a lamp's tint stays out. */
const nearby = 6;
/** Fewest points that a tint can be told from. */
const leastPoints = 20 * terms;

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

export interface ColourFinding {
  /** Share of the document's area on which colour could be judged. */
  readonly judgedShare: number;
  /** How far from the tint around it nine tenths of that area stay, as logarithm of a channel ratio. */
  readonly ownColour: number;
  /** Middle difference of red less blue over a few pixels, levels: print in colour has colour in its fine lines. */
  readonly fineColour: number;
}

/** Pixels of the flat document between which fine colour is looked for: more than a camera's interpolation smears. */
const fineStep = 4;

function fineColourOf({ width, height, data }: Picture): number {
  const counts = new Uint32Array(511);
  let total = 0;
  const isSeen = (at: number) =>
    Math.min(data[at]!, data[at + 1]!, data[at + 2]!) > 30 &&
    Math.max(data[at]!, data[at + 1]!, data[at + 2]!) < 240;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x + fineStep < width; x += 2) {
      const at = (y * width + x) * 3;
      const to = at + fineStep * 3;
      if (!isSeen(at) || !isSeen(to)) continue;
      counts[Math.abs(data[at]! - data[at + 2]! - data[to]! + data[to + 2]!)]! += 1;
      total += 1;
    }
  }
  let passed = 0;
  return counts.findIndex((count) => {
    passed += count;
    return passed >= total / 2;
  });
}

/** The points of a small picture on which colour can be judged; all lists side by side. */
interface Points {
  readonly width: number;
  readonly height: number;
  /** Place in the small picture. */
  readonly at: readonly number[];
  readonly basis: readonly Float64Array[];
  /** Logarithms of red and of blue over green. */
  readonly red: readonly number[];
  readonly blue: readonly number[];
  /** How much of a point's light is seen, and of its red and its blue, 0–1. */
  readonly seen: readonly number[];
  readonly redSeen: readonly number[];
  readonly blueSeen: readonly number[];
  readonly area: number;
}

const seenAt = (light: number): number => light / (light + halfSeen);

function pointsOf(flat: Picture): Points {
  const { width, height, data } = fitInside(flat, judgedSide);
  const points = {
    at: [] as number[],
    basis: [] as Float64Array[],
    red: [] as number[],
    blue: [] as number[],
    seen: [] as number[],
    redSeen: [] as number[],
    blueSeen: [] as number[],
  };
  let area = 0;
  for (let y = Math.ceil(margin * height); y < (1 - margin) * height; y++) {
    for (let x = Math.ceil(margin * width); x < (1 - margin) * width; x++) {
      area++;
      const at = y * width + x;
      const [r, g, b] = [data[at * 3]!, data[at * 3 + 1]!, data[at * 3 + 2]!];
      if (Math.min(r, g, b) < darkest || Math.max(r, g, b) > brightest) continue;
      const [u, v] = [(2 * x) / width - 1, (2 * y) / height - 1];
      const light = linear[g]!;
      points.at.push(at);
      points.basis.push(Float64Array.of(1, u, v, u * u, u * v, v * v, Math.log(light) + 1));
      points.red.push(Math.log(linear[r]! / light));
      points.blue.push(Math.log(linear[b]! / light));
      points.seen.push(seenAt(light));
      points.redSeen.push(seenAt(Math.min(light, linear[r]!)));
      points.blueSeen.push(seenAt(Math.min(light, linear[b]!)));
    }
  }
  return { width, height, area, ...points };
}

/** Solves the normal equations of both ratios at once: Gaussian elimination with a little damping. */
function solve(normal: Float64Array[]): [Float64Array, Float64Array] {
  for (let i = 0; i < terms; i++) normal[i]![i]! += 1e-6;
  for (let i = 0; i < terms; i++) {
    for (let row = 0; row < terms; row++) {
      if (row === i) continue;
      const factor = normal[row]![i]! / normal[i]![i]!;
      for (let k = i; k < terms + 2; k++) normal[row]![k]! -= factor * normal[i]![k]!;
    }
  }
  const side = (k: number) => Float64Array.from(normal, (row, i) => row[terms + k]! / row[i]!);
  return [side(0), side(1)];
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < terms; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** What is left of both ratios without the light's tint: iteratively reweighted least squares with Cauchy weights. */
function withoutTint({ basis, red, blue, seen, redSeen, blueSeen }: Points): {
  red: Float64Array;
  blue: Float64Array;
} {
  const left = { red: new Float64Array(red.length), blue: new Float64Array(red.length) };
  for (let round = 0; round < rounds; round++) {
    const normal = Array.from({ length: terms }, () => new Float64Array(terms + 2));
    for (let n = 0; n < red.length; n++) {
      const away2 = (redSeen[n]! * left.red[n]!) ** 2 + (blueSeen[n]! * left.blue[n]!) ** 2;
      const weight = seen[n]! / (1 + away2 / outlying ** 2);
      const own = basis[n]!;
      for (let i = 0; i < terms; i++) {
        const row = normal[i]!;
        const part = weight * own[i]!;
        for (let k = i; k < terms; k++) row[k]! += part * own[k]!;
        row[terms]! += part * red[n]!;
        row[terms + 1]! += part * blue[n]!;
      }
    }
    for (let i = 0; i < terms; i++) for (let k = 0; k < i; k++) normal[i]![k] = normal[k]![i]!;
    const [reds, blues] = solve(normal);
    for (let n = 0; n < red.length; n++) {
      left.red[n] = red[n]! - dot(basis[n]!, reds);
      left.blue[n] = blue[n]! - dot(basis[n]!, blues);
    }
  }
  return left;
}

/** Sums over all pixels above and left of each corner (Crow 1984). */
function summed(values: Float64Array, width: number, height: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += values[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  return sums;
}

/** Mean around each point, points weighing as much as they are seen. */
function meanAround(points: Points, values: Float64Array): Float64Array {
  const { width, height, at, seen } = points;
  const spread = new Float64Array(width * height);
  const weights = new Float64Array(width * height);
  for (const [n, place] of at.entries()) {
    spread[place] = values[n]! * seen[n]!;
    weights[place] = seen[n]!;
  }
  const [sums, weighed] = [summed(spread, width, height), summed(weights, width, height)];
  return Float64Array.from(at, (place) => {
    const [x, y] = [place % width, Math.floor(place / width)];
    const [left, right] = [Math.max(0, x - nearby), Math.min(width, x + nearby + 1)];
    const [top, bottom] = [
      Math.max(0, y - nearby) * (width + 1),
      Math.min(height, y + nearby + 1) * (width + 1),
    ];
    const over = (all: Float64Array) =>
      all[bottom + right]! - all[bottom + left]! - all[top + right]! + all[top + left]!;
    return over(sums) / over(weighed);
  });
}

/**
 * How much colour of its own a flattened document has. A grey copy has none: whatever its tone, each point has the
 * tint of the light that falls there, and that changes slowly over the page.
 */
export function colourOf(flat: Picture): ColourFinding {
  const points = pointsOf(flat);
  const count = points.at.length;
  if (count < leastPoints) return { judgedShare: 0, ownColour: 0, fineColour: 0 };
  const left = withoutTint(points);
  const [reds, blues] = [meanAround(points, left.red), meanAround(points, left.blue)];
  const distances = Float64Array.from(reds, (_, n) =>
    Math.hypot(
      points.redSeen[n]! * (left.red[n]! - reds[n]!),
      points.blueSeen[n]! * (left.blue[n]! - blues[n]!),
    ),
  ).sort();
  return {
    judgedShare: count / points.area,
    ownColour: distances[Math.floor(0.9 * (count - 1))]!,
    fineColour: fineColourOf(flat),
  };
}
