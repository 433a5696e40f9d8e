import { fitInside, type Picture } from '@vidimus/vision/browser';

/** Longer side at which colour is judged, px: averaging takes the sensor's and the file's colour noise away. */
const judgedSide = 112;
/** Share of each side that is left out: ground shines in, and fingers hold a document there. */
const margin = 0.05;
/** sRGB levels between which the ratio of two channels says something about colour. */
const darkest = 14;
const brightest = 248;
/** Linear light at which a colour counts half: what is darker is noisy and hardly seen. */
const halfSeen = 0.02;
/** Rounds of the fit; in each, what stands out of the light's tint weighs less. */
const rounds = 6;
/** Distance from the fitted tint at which a point weighs half, logarithm of a ratio. */
const outlying = 0.03;
/** Terms of the tint: a quadratic field over the page, for mixed light, and one that follows the tone. */
const terms = 7;

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

export interface ColourFinding {
  /** Share of the document's area on which colour could be judged. */
  readonly judgedShare: number;
  /** Distances from the light's own tint that 90 and 97 % of the area stay below, logarithm of a channel ratio. */
  readonly chroma90: number;
  readonly chroma97: number;
  /** The light's tint in the middle of the page: logarithms of red and of blue over green. */
  readonly tint: readonly [red: number, blue: number];
}

interface Sample {
  readonly basis: Float64Array;
  readonly red: number;
  readonly blue: number;
  readonly seen: number;
}

function samplesOf(flat: Picture): { samples: Sample[]; area: number } {
  const small = fitInside(flat, judgedSide);
  const { width, height, data } = small;
  const samples: Sample[] = [];
  let area = 0;
  for (let y = Math.ceil(margin * height); y < (1 - margin) * height; y++) {
    for (let x = Math.ceil(margin * width); x < (1 - margin) * width; x++) {
      area++;
      const at = (y * width + x) * 3;
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
      if (Math.min(r, g, b) < darkest || Math.max(r, g, b) > brightest) continue;
      const u = (2 * x) / width - 1;
      const v = (2 * y) / height - 1;
      const light = linear[g]!;
      const basis = Float64Array.of(1, u, v, u * u, u * v, v * v, Math.log(light) + 1);
      const seen = light / (light + halfSeen);
      samples.push({
        basis,
        red: Math.log(linear[r]! / light),
        blue: Math.log(linear[b]! / light),
        seen,
      });
    }
  }
  return { samples, area };
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

/** Distance of each sample from the tint, and that tint: iteratively reweighted least squares, Cauchy weights. */
function distancesFromTint(samples: readonly Sample[]): { distances: Float64Array; tint: [number, number] } {
  const distances = new Float64Array(samples.length);
  let tint: [number, number] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const normal = Array.from({ length: terms }, () => new Float64Array(terms + 2));
    for (const [n, { basis, red, blue, seen }] of samples.entries()) {
      const weight = seen / (1 + (distances[n]! / outlying) ** 2);
      for (let i = 0; i < terms; i++) {
        const row = normal[i]!;
        const part = weight * basis[i]!;
        for (let k = 0; k < terms; k++) row[k]! += part * basis[k]!;
        row[terms]! += part * red;
        row[terms + 1]! += part * blue;
      }
    }
    const [reds, blues] = solve(normal);
    for (const [n, { basis, red, blue, seen }] of samples.entries())
      distances[n] = seen * Math.hypot(red - dot(basis, reds), blue - dot(basis, blues));
    tint = [reds[0]!, blues[0]!];
  }
  return { distances, tint };
}

/**
 * How much colour of its own a flattened document has. A grey copy has none: whatever its tone, each point has the
 * tint of the light that falls there, and that changes slowly over the page.
 */
export function colourOf(flat: Picture): ColourFinding {
  const { samples, area } = samplesOf(flat);
  if (samples.length < terms * 20) return { judgedShare: 0, chroma90: 0, chroma97: 0, tint: [0, 0] };
  const { distances, tint } = distancesFromTint(samples);
  const sorted = distances.sort();
  const below = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!;
  return { judgedShare: samples.length / area, chroma90: below(0.9), chroma97: below(0.97), tint };
}
