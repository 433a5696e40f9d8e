import type { Point, Quad } from '@vidimus/contracts';

/** Four heat maps (top left, top right, bottom right, bottom left of the document) and its area; logits, row-major. */
export interface CornerMaps {
  readonly width: number;
  readonly height: number;
  /** 5 × `height` × `width`. */
  readonly data: Float32Array;
}

/** A quad in cells of the maps, from the document's own top left, and how far the maps agree on it, 0 to 1. */
export interface MapQuad {
  readonly quad: Quad;
  readonly confidence: number;
}

/** Cells around a peak that are averaged to its place. */
const REACH = 2;
/** Peaks nearer to each other than this are one, cells. */
const APART = 4;
/** Places looked at: the four corners and a few rivals. */
const MAX_PEAKS = 7;

/** The likeliest quad: four peaks in a clockwise cycle, begun where the maps say that the document begins. */
export function quadOfMaps(maps: CornerMaps): MapQuad | null {
  const cells = maps.width * maps.height;
  const chances = [0, 1, 2, 3].map((c) => softmax(maps.data.subarray(c * cells, (c + 1) * cells)));
  const peaks = findPeaks(chances, maps);
  let best: { points: Point[]; score: number; mass: number } | null = null;
  for (const four of choices(peaks)) {
    const cycle = clockwise(four);
    if (!convex(cycle.map(({ at }) => at))) continue;
    for (let turn = 0; turn < 4; turn++) {
      const masses = cycle.map((_, c) => cycle[(c + turn) % 4]!.masses[c]!);
      const total = cycle.map((peak) => peak.masses.reduce((a, b) => a + b));
      // What a corner is counts most; which of the four it is decides among the cycle's four beginnings.
      const score =
        total.reduce((sum, m) => sum + Math.log(m + 1e-4), 0) +
        0.5 * masses.reduce((sum, m) => sum + Math.log(m + 1e-3), 0);
      if (best && score <= best.score) continue;
      best = {
        points: cycle.map((_, c) => cycle[(c + turn) % 4]!.at),
        score,
        mass: Math.min(1, Math.min(...total)),
      };
    }
  }
  if (!best) return null;
  const quad = best.points as unknown as Quad;
  return { quad, confidence: Math.sqrt(best.mass) * areaAgreement(quad, maps) };
}

interface Peak {
  readonly at: Point;
  /** Probability near the peak in each of the four maps. */
  readonly masses: readonly number[];
}

function softmax(logits: Float32Array): Float32Array {
  let top = -Infinity;
  for (const v of logits) if (v > top) top = v;
  let sum = 0;
  const out = new Float32Array(logits.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.exp(logits[i]! - top);
    sum += out[i]!;
  }
  for (let i = 0; i < out.length; i++) out[i]! /= sum;
  return out;
}

function findPeaks(chances: readonly Float32Array[], { width, height }: CornerMaps): Peak[] {
  const sum = new Float32Array(width * height);
  for (const chance of chances) for (let i = 0; i < sum.length; i++) sum[i]! += chance[i]!;
  const peaks: Peak[] = [];
  const left = sum.slice();
  for (let k = 0; k < MAX_PEAKS; k++) {
    let top = 0;
    for (let i = 1; i < left.length; i++) if (left[i]! > left[top]!) top = i;
    if (left[top]! < 1e-4) break;
    const cx = top % width;
    const cy = (top - cx) / width;
    const masses = chances.map((chance) => massAround(chance, cx, cy, width, height).mass);
    const { x, y } = massAround(sum, cx, cy, width, height);
    peaks.push({ at: [x, y], masses });
    for (let y0 = Math.max(0, cy - APART); y0 <= Math.min(height - 1, cy + APART); y0++)
      for (let x0 = Math.max(0, cx - APART); x0 <= Math.min(width - 1, cx + APART); x0++)
        left[y0 * width + x0] = 0;
  }
  return peaks;
}

/** Probability within two cells of a place and its centre of mass, in cells (cell i spans [i, i + 1)). */
function massAround(
  chance: Float32Array,
  cx: number,
  cy: number,
  width: number,
  height: number,
): { mass: number; x: number; y: number } {
  let [mass, mx, my] = [0, 0, 0];
  for (let y = Math.max(0, cy - REACH); y <= Math.min(height - 1, cy + REACH); y++)
    for (let x = Math.max(0, cx - REACH); x <= Math.min(width - 1, cx + REACH); x++) {
      const p = chance[y * width + x]!;
      mass += p;
      mx += p * (x + 0.5);
      my += p * (y + 0.5);
    }
  return { mass, x: mx / (mass || 1), y: my / (mass || 1) };
}

function* choices(peaks: readonly Peak[]): Generator<Peak[]> {
  const n = peaks.length;
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++)
      for (let c = b + 1; c < n; c++)
        for (let d = c + 1; d < n; d++) yield [peaks[a]!, peaks[b]!, peaks[c]!, peaks[d]!];
}

/** In the order of their angle around their middle; with y down that is clockwise. */
function clockwise(peaks: readonly Peak[]): Peak[] {
  const cx = peaks.reduce((sum, { at }) => sum + at[0], 0) / peaks.length;
  const cy = peaks.reduce((sum, { at }) => sum + at[1], 0) / peaks.length;
  const angle = ({ at }: Peak) => Math.atan2(at[1] - cy, at[0] - cx);
  return [...peaks].sort((a, b) => angle(a) - angle(b));
}

function convex(points: readonly Point[]): boolean {
  return points.every((p, i) => {
    const q = points[(i + 1) % 4]!;
    const r = points[(i + 2) % 4]!;
    return (q[0] - p[0]) * (r[1] - q[1]) - (q[1] - p[1]) * (r[0] - q[0]) > 0;
  });
}

/** Intersection over union of the quad and the cells that the area map holds for the document's. */
function areaAgreement(quad: Quad, { width, height, data }: CornerMaps): number {
  const area = data.subarray(4 * width * height);
  let both = 0;
  let either = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const on = area[y * width + x]! > 0;
      const inside = within(quad, [x + 0.5, y + 0.5]);
      if (on && inside) both++;
      if (on || inside) either++;
    }
  return either === 0 ? 0 : both / either;
}

function within(quad: Quad, [x, y]: Point): boolean {
  return quad.every((p, i) => {
    const q = quad[(i + 1) % 4]!;
    return (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]) >= 0;
  });
}
