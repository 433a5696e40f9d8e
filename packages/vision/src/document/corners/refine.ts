import type { Point, Quad } from '@vidimus/contracts';
import { sideLengths } from '../../picture/homography.ts';
import type { Picture } from '../../picture/picture.ts';
import { crossing, type Straight } from './lines.ts';

const SAMPLES = 96;
/** How far from an outline at low resolution its edges are searched at full size, as a share of the document's width. */
const REACH = 0.012;

const reachOf = (quad: Quad): number => Math.max(2, REACH * Math.max(...sideLengths(quad)));

/**
 * Moves each side to the strongest edge within `reach` px of where it was seen at low resolution: along 96 normals
 * the steepest change is found to a fraction of a pixel, and a line is fitted to them by reweighted least squares
 * (Tukey's biweight), so fingers and print near the border do not pull it. Sides without an edge stay.
 */
export function refineQuad(picture: Picture, quad: Quad, reach = reachOf(quad)): Quad {
  const sides = [0, 1, 2, 3].map((k) => refineSide(picture, quad[k]!, quad[(k + 1) % 4]!, reach));
  const corners = [0, 1, 2, 3].map((k) => crossing(sides[(k + 3) % 4]!, sides[k]!));
  const moved = corners.every(
    (p, k) => p !== null && Math.hypot(p[0] - quad[k]![0], p[1] - quad[k]![1]) <= reach * 3,
  );
  const limit = Math.max(picture.width, picture.height);
  const sane = corners.every((p) => p && Math.abs(p[0]) < 2 * limit && Math.abs(p[1]) < 2 * limit);
  return moved && sane ? (corners as unknown as Quad) : quad;
}

/** How far from one straight line an edge may be seen and still be the side's, px. */
const STRAIGHT = 1.5;

/** Share of the length of each side, from the top clockwise, along which one straight edge is seen near it. */
export function edgesSeen(picture: Picture, quad: Quad): readonly number[] {
  const reach = reachOf(quad);
  return [0, 1, 2, 3].map((k) => {
    const { found, slope, offset } = edgeAlong(picture, quad[k]!, quad[(k + 1) % 4]!, reach);
    const straight = found.filter(({ along, off }) => Math.abs(off - offset - slope * along) < STRAIGHT);
    return straight.length / SAMPLES;
  });
}

interface EdgePoint {
  readonly along: number;
  readonly off: number;
  readonly weight: number;
}

/** Points of an edge near the line between two points, by their distance along it and off it, and the line through them. */
function edgeAlong(picture: Picture, from: Point, to: Point, reach: number) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const t: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const n: Point = [-t[1], t[0]];
  const found: EdgePoint[] = [];
  for (let k = 0; k < SAMPLES; k++) {
    const along = length * (0.04 + (0.92 * (k + 0.5)) / SAMPLES);
    const edge = steepest(picture, [from[0] + t[0] * along, from[1] + t[1] * along], n, reach);
    if (edge) found.push({ along, off: edge.off, weight: Math.min(edge.strength, 30) });
  }
  const line = found.length < SAMPLES / 5 ? { slope: 0, offset: 0 } : robustLine(found, reach);
  return { t, n, found, ...line };
}

function refineSide(picture: Picture, from: Point, to: Point, reach: number): Straight {
  const { t, n, slope, offset } = edgeAlong(picture, from, to, reach);
  const direction: Point = [t[0] + n[0] * slope, t[1] + n[1] * slope];
  const norm = Math.hypot(...direction);
  const [cos, sin] = [-direction[1] / norm, direction[0] / norm];
  return { cos, sin, rho: (from[0] + n[0] * offset) * cos + (from[1] + n[1] * offset) * sin };
}

/** Offset along the normal of the steepest luma change, by a parabola through three half-pixel steps. */
function steepest(
  picture: Picture,
  at: Point,
  n: Point,
  reach: number,
): { off: number; strength: number } | null {
  const step = 0.5;
  const count = Math.ceil((2 * reach) / step);
  let best = -1;
  const slopes = new Float64Array(count + 1);
  for (let i = 0; i <= count; i++) {
    const s = -reach + i * step;
    const before = sample(picture, at[0] + n[0] * (s - 1), at[1] + n[1] * (s - 1));
    const after = sample(picture, at[0] + n[0] * (s + 1), at[1] + n[1] * (s + 1));
    if (before < 0 || after < 0) continue;
    // Nearer edges win ties: the coarse line is already within a pixel or two of its own scale.
    slopes[i] = Math.abs(after - before) * (1 - 0.4 * Math.abs(s / reach));
    if (best < 0 || slopes[i]! > slopes[best]!) best = i;
  }
  if (best < 0 || slopes[best]! < 4) return null;
  const left = slopes[best - 1] ?? 0;
  const right = slopes[best + 1] ?? 0;
  const bend = left - 2 * slopes[best]! + right;
  const shift = bend < 0 ? Math.max(-1, Math.min(1, (0.5 * (left - right)) / bend)) : 0;
  return { off: -reach + (best + shift) * step, strength: slopes[best]! };
}

/** Luma between pixels, −1 outside. Greying the whole picture for a few thousand samples would cost more. */
export function sample({ width, height, data }: Picture, x: number, y: number): number {
  const fx = x - 0.5;
  const fy = y - 0.5;
  if (fx < 0 || fy < 0 || fx >= width - 1 || fy >= height - 1) return -1;
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const p = (y0 * width + x0) * 3;
  const q = p + width * 3;
  const a = fx - x0;
  const b = fy - y0;
  return (
    (lumaAt(data, p) * (1 - a) + lumaAt(data, p + 3) * a) * (1 - b) +
    (lumaAt(data, q) * (1 - a) + lumaAt(data, q + 3) * a) * b
  );
}

const lumaAt = (data: Uint8Array, p: number): number =>
  (data[p]! * 77 + data[p + 1]! * 150 + data[p + 2]! * 29) / 256;

function robustLine(points: readonly EdgePoint[], reach: number): { slope: number; offset: number } {
  const sorted = points.map((p) => p.off).sort((a, b) => a - b);
  let slope = 0;
  let offset = sorted[Math.floor(sorted.length / 2)]!;
  for (let round = 0; round < 8; round++) {
    const scale = Math.max(0.8, reach * 0.6 ** (round + 1));
    let [w, x, y, xx, xy] = [0, 0, 0, 0, 0];
    for (const p of points) {
      const r = (p.off - offset - slope * p.along) / (3 * scale);
      if (Math.abs(r) >= 1) continue;
      const weight = p.weight * (1 - r * r) ** 2;
      w += weight;
      x += weight * p.along;
      y += weight * p.off;
      xx += weight * p.along * p.along;
      xy += weight * p.along * p.off;
    }
    const spread = w * xx - x * x;
    if (w <= 0 || spread <= 1e-6) break;
    slope = (w * xy - x * y) / spread;
    offset = (y - slope * x) / w;
  }
  return { slope, offset };
}
