import type { Point, Quad } from '@vidimus/contracts';
import { sideLengths } from '../../picture/homography.ts';
import type { EdgeMap } from './edges.ts';
import { crossing, type Line } from './lines.ts';

/** A possible outline: corners clockwise, `sides` the supported share of each side's visible length. */
export interface QuadCandidate {
  readonly quad: Quad;
  readonly sides: readonly [number, number, number, number];
  readonly score: number;
}

/** What else is known of where the document lies, in pixels of the edge map. */
export interface Evidence {
  /** Boxes that should lie inside (text), with weights. */
  readonly inside: readonly { readonly at: Point; readonly weight: number }[];
  /** Corners that a machine readable zone predicts, if one was seen. */
  readonly expected: Quad | null;
}

/** Shapes of ICAO 9303 documents, long side by short: ID-1 85.60 × 53.98, ID-2 105 × 74, ID-3 125 × 88 mm. */
const SHAPES = [1.586, 1.42] as const;
const MIN_AREA_SHARE = 0.04;
const MIN_SIDE_SUPPORT = 0.3;
/** Mean support of the four sides; noise and empty grounds stay under 0.5. */
const MIN_MEAN_SUPPORT = 0.55;

/** The best outlines over all combinations of two near-parallel pairs of lines. */
export function quadCandidates(map: EdgeMap, lines: readonly Line[], evidence: Evidence): QuadCandidate[] {
  const found: QuadCandidate[] = [];
  const pairs = parallelPairs(map, lines);
  for (let i = 0; i < pairs.length; i++) {
    for (let j = i + 1; j < pairs.length; j++) {
      const across = Math.abs(angleBetween(pairs[i]![0], pairs[j]![0]));
      if (across < Math.PI / 3) continue;
      const candidate = scoreQuad(map, pairs[i]!, pairs[j]!, evidence);
      if (candidate) found.push(candidate);
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 8);
}

/** Difference of direction, −90° to 90°, in radians. */
function angleBetween(a: Line, b: Line): number {
  let d = a.theta - b.theta;
  while (d > Math.PI / 2) d -= Math.PI;
  while (d < -Math.PI / 2) d += Math.PI;
  return d;
}

function parallelPairs(map: EdgeMap, lines: readonly Line[]): [Line, Line][] {
  const pairs: [Line, Line][] = [];
  const centre: Point = [map.width / 2, map.height / 2];
  const offset = (l: Line) => centre[0] * l.cos + centre[1] * l.sin - l.rho;
  const least = Math.min(map.width, map.height) * 0.12;
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      const a = lines[i]!;
      const b = lines[j]!;
      if (Math.abs(angleBetween(a, b)) > 0.45) continue;
      const same = Math.cos(a.theta - b.theta) > 0 ? 1 : -1;
      if (Math.abs(offset(a) - same * offset(b)) < least) continue;
      pairs.push([a, b]);
    }
  }
  return pairs;
}

function scoreQuad(
  map: EdgeMap,
  [a, b]: readonly [Line, Line],
  [c, d]: readonly [Line, Line],
  evidence: Evidence,
): QuadCandidate | null {
  const corners = [crossing(a, c), crossing(c, b), crossing(b, d), crossing(d, a)];
  if (corners.some((p) => p === null)) return null;
  const quad = clockwise(corners as unknown as Quad);
  const slack = Math.max(map.width, map.height) * 0.06;
  for (const [x, y] of quad)
    if (x < -slack || y < -slack || x > map.width + slack || y > map.height + slack) return null;
  const area = quadArea(quad);
  if (area < MIN_AREA_SHARE * map.width * map.height || !isConvex(quad)) return null;
  const shape = shapeLikeness(quad);
  if (shape < 0.05) return null;
  const sides = [0, 1, 2, 3].map((k) =>
    sideSupport(map, quad[k]!, quad[(k + 1) % 4]!),
  ) as unknown as readonly [number, number, number, number];
  const least = Math.min(...sides);
  if (least < MIN_SIDE_SUPPORT) return null;
  const mean = (sides[0] + sides[1] + sides[2] + sides[3]) / 4;
  if (mean < MIN_MEAN_SUPPORT) return null;
  const size = (area / (map.width * map.height)) ** 0.25;
  const score =
    (mean * 0.6 + least * 0.4) *
    size *
    (0.4 + 0.6 * shape) *
    textLikeness(quad, evidence) *
    expectation(quad, evidence);
  return { quad, sides, score };
}

/** Share of the side that lies on ridges which run along it; parts outside the picture do not count. */
export function sideSupport(map: EdgeMap, from: Point, to: Point): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const nx = -(to[1] - from[1]) / length;
  const ny = (to[0] - from[0]) / length;
  const samples = Math.max(8, Math.round(length / 2));
  let seen = 0;
  let hit = 0;
  for (let k = 0; k < samples; k++) {
    const t = (k + 0.5) / samples;
    const x = from[0] + (to[0] - from[0]) * t;
    const y = from[1] + (to[1] - from[1]) * t;
    if (x < 2 || y < 2 || x >= map.width - 2 || y >= map.height - 2) continue;
    seen++;
    for (let s = -2; s <= 2; s++) {
      const at = Math.floor(y + s * ny) * map.width + Math.floor(x + s * nx);
      const strength = map.strength[at];
      if (!strength || !map.ridge[at] || strength < 2.5) continue;
      const aligned = Math.abs(map.dx[at]! * nx + map.dy[at]! * ny) / strength;
      if (aligned < 0.92) continue;
      hit += Math.min(1, 0.4 + strength / 15);
      break;
    }
  }
  return seen < samples * 0.3 ? 0 : hit / seen;
}

function shapeLikeness(quad: Quad): number {
  const [top, right, bottom, left] = sideLengths(quad);
  const w = (top + bottom) / 2;
  const h = (left + right) / 2;
  const ratio = Math.max(w, h) / Math.min(w, h);
  const skew = Math.max(top / bottom, bottom / top, left / right, right / left);
  const misfit = Math.min(...SHAPES.map((s) => Math.abs(Math.log(ratio / s))));
  return (
    Math.exp(-((Math.max(0, misfit - 0.04) / 0.16) ** 2)) * Math.exp(-((Math.max(0, skew - 1.15) / 0.5) ** 2))
  );
}

function textLikeness(quad: Quad, evidence: Evidence): number {
  let total = 0;
  let inside = 0;
  for (const { at, weight } of evidence.inside) {
    total += weight;
    if (contains(quad, at)) inside += weight;
  }
  return total === 0 ? 1 : 0.35 + 0.65 * (inside / total);
}

function expectation(quad: Quad, { expected }: Evidence): number {
  if (!expected) return 1;
  const diagonal = Math.hypot(expected[2][0] - expected[0][0], expected[2][1] - expected[0][1]);
  let least = Infinity;
  for (let k = 0; k < 4; k++) {
    let sum = 0;
    for (let i = 0; i < 4; i++) {
      const p = quad[(i + k) % 4]!;
      sum += Math.hypot(p[0] - expected[i]![0], p[1] - expected[i]![1]);
    }
    least = Math.min(least, sum / 4 / diagonal);
  }
  return 0.05 + Math.exp(-((least / 0.08) ** 2));
}

/** Twice the signed area is positive for corners that run clockwise in a y-down picture. */
export function signedArea(quad: Quad): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    const [x0, y0] = quad[i]!;
    const [x1, y1] = quad[(i + 1) % 4]!;
    sum += x0 * y1 - x1 * y0;
  }
  return sum / 2;
}

export function quadArea(quad: Quad): number {
  return Math.abs(signedArea(quad));
}

function clockwise(quad: Quad): Quad {
  return signedArea(quad) >= 0 ? quad : [quad[0], quad[3], quad[2], quad[1]];
}

export function isConvex(quad: Quad): boolean {
  for (let i = 0; i < 4; i++) {
    const [ax, ay] = quad[i]!;
    const [bx, by] = quad[(i + 1) % 4]!;
    const [cx, cy] = quad[(i + 2) % 4]!;
    if ((bx - ax) * (cy - by) - (by - ay) * (cx - bx) <= 0) return false;
  }
  return true;
}

/** Whether a point lies inside a clockwise quad. */
export function contains(quad: Quad, [x, y]: Point): boolean {
  for (let i = 0; i < 4; i++) {
    const [ax, ay] = quad[i]!;
    const [bx, by] = quad[(i + 1) % 4]!;
    if ((bx - ax) * (y - ay) - (by - ay) * (x - ax) < 0) return false;
  }
  return true;
}
