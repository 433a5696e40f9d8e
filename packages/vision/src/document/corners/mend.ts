import type { Point, Quad } from '@vidimus/contracts';
import { sideLengths } from '../../picture/homography.ts';
import type { Picture } from '../../picture/picture.ts';
import { crossing, type Straight } from './lines.ts';
import { isConvex } from './quads.ts';
import { edgesSeen, sample } from './refine.ts';
import { sidesAlongFrame } from './sides-in-frame.ts';

/** Of a side's length, the share along which an edge must be seen for the side to be believed, or another to be taken. */
const SEEN = 0.55;
const SEEN_ENOUGH = 0.4;
/** How far off, as a share of the document's width, an edge is looked for, and how near two are one. */
const FAR = 0.15;
const SAME = 0.012;
/** Normals along a side, edges looked at on each, and the least luma step of one. */
const NORMALS = 40;
const EDGES = 8;
const LEAST_STEP = 6;
/** Edges of a side that are tried, and the way in widths of the document that must be gained by one. */
const TRIED = 4;
const GAIN = 0.08;
/**
 * How far a corner may be moved, in widths of the document. Of 255 development specimens mending moved corners to their
 * places by 0.1 at most, and once by 0.18 to a stripe of the desk.
 */
const FARTHEST = 0.14;
/** Corners nearer to the picture's border than this share of its longer side: what lies beyond cannot be seen. */
const BORDER = 0.02;
/** How far an edge may leave the corner that it keeps to, in widths of the document: lines of print leave both. */
const KEPT = 0.02;
/** What an edge loses for each width that it leaves by: the corner that it keeps to, and the one left farther. */
const LOSS_AT_KEPT = 5;
const LOSS_AT_FAR = 0.5;

/**
 * An outline with the sides moved that follow no edge, because a finger or a lamp drew a corner away: to straight edges
 * near them that keep to one of their corners, where more of the way around is seen then. Sides on the picture's border
 * stay. The quad itself where there is no better one.
 */
export function mendSides(picture: Picture, quad: Quad): Quad {
  const width = Math.max(...sideLengths(quad));
  let best = outlineOf(picture, quad, width);
  for (let round = 0; round < 2; round++) {
    const from = best;
    const isBad = (side: number): boolean => from.seen[side % 4]! < SEEN;
    for (const k of [0, 1, 2, 3].filter(isBad)) {
      if (sidesAlongFrame(best.quad, picture, BORDER * Math.max(picture.width, picture.height))[k]) continue;
      // Two sides that follow no edge have a corner between them that lies wrong: each keeps to its other one.
      const doubted: readonly [boolean, boolean] = [isBad(k + 3), isBad(k + 1)];
      for (const { line, lost } of edgesNear(picture, best.quad, k, width, doubted)) {
        const moved = withSide(best.quad, k, line);
        const isNear = moved?.every((corner, i) => distance(corner, quad[i]!) < FARTHEST * width);
        const next = moved && isNear && outlineOf(picture, moved, width);
        if (next && next.seen[k]! >= SEEN_ENOUGH && next.unseen < best.unseen - GAIN - lost) best = next;
      }
    }
    if (best === from) break;
  }
  return best.quad;
}

interface Outline {
  readonly quad: Quad;
  /** Share of each side along which its edge is seen. */
  readonly seen: readonly number[];
  /** Way along which no edge is seen, in widths of the document. */
  readonly unseen: number;
}

function outlineOf(picture: Picture, quad: Quad, width: number): Outline {
  const seen = edgesSeen(picture, quad);
  const lengths = sideLengths(quad);
  const unseen = seen.reduce((sum, share, k) => sum + (1 - share) * lengths[k]!, 0) / width;
  return { quad, seen, unseen };
}

const distance = ([x0, y0]: Point, [x1, y1]: Point): number => Math.hypot(x1 - x0, y1 - y0);

function withSide(quad: Quad, k: number, line: Straight): Quad | null {
  const lines = [0, 1, 2, 3].map((side) => (side === k ? line : through(quad[side]!, quad[(side + 1) % 4]!)));
  const corners = lines.map((side, i) => crossing(lines[(i + 3) % 4]!, side));
  if (corners.some((p) => p === null)) return null;
  const moved = corners as unknown as Quad;
  return isConvex(moved) ? moved : null;
}

function through([x0, y0]: Point, [x1, y1]: Point): Straight {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [cos, sin] = [(y0 - y1) / length, (x1 - x0) / length];
  return { cos, sin, rho: x0 * cos + y0 * sin };
}

/** Places of edges: `normals` tells which normal of the side each lies on. */
interface EdgePoints {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly normals: readonly number[];
}

/** How far from one straight line an edge may be seen and still be the side's, px. */
const STRAIGHT = 1.5;

/** On how many of the side's normals an edge is seen on the line. */
function normalsOn({ xs, ys, normals }: EdgePoints, { cos, sin, rho }: Straight): number {
  let [count, last] = [0, -1];
  for (let i = 0; i < xs.length; i++) {
    if (normals[i] === last || Math.abs(xs[i]! * cos + ys[i]! * sin - rho) > STRAIGHT) continue;
    count++;
    last = normals[i]!;
  }
  return count;
}

interface Candidate {
  readonly line: Straight;
  /** How far it leaves the side's corners, in widths of the document, and what that costs it. */
  readonly ends: Point;
  readonly lost: number;
  readonly score: number;
}

/** Straight edges that a side may follow, the likeliest first; `doubted`: which of its corners may lie wrong. */
function edgesNear(
  picture: Picture,
  quad: Quad,
  k: number,
  width: number,
  [startDoubted, endDoubted]: readonly [boolean, boolean],
): Candidate[] {
  const [from, to] = [quad[k]!, quad[(k + 1) % 4]!];
  const points = edgePoints(picture, from, to, FAR * width);
  const { xs, ys, normals } = points;
  const found: Candidate[] = [];
  for (let i = 0; i < xs.length; i++) {
    for (let j = i + 1; j < xs.length; j++) {
      if (normals[j]! - normals[i]! < NORMALS / 3) continue;
      const line = through([xs[i]!, ys[i]!], [xs[j]!, ys[j]!]);
      const ends: Point = [offLine(line, from) / width, offLine(line, to) / width];
      const [start, end] = ends.map(Math.abs) as [number, number];
      const kept = startDoubted === endDoubted ? Math.min(start, end) : startDoubted ? end : start;
      if (kept > KEPT) continue;
      const lost = LOSS_AT_KEPT * kept + LOSS_AT_FAR * Math.max(start, end);
      const least = found.length < TRIED ? SEEN_ENOUGH - lost : found.at(-1)!.score;
      if (1 - lost <= least) continue;
      const on = normalsOn(points, line) / NORMALS;
      if (on < SEEN_ENOUGH || on - lost <= least) continue;
      keep(found, { line, ends, lost, score: on - lost });
    }
  }
  return found;
}

const offLine = ({ cos, sin, rho }: Straight, [x, y]: Point): number => x * cos + y * sin - rho;

/** Adds a line to the best ones, or to none where one much like it is better. */
function keep(found: Candidate[], next: Candidate): void {
  const like = found.findIndex(({ ends }) => ends.every((end, i) => Math.abs(end - next.ends[i]!) < SAME));
  if (like >= 0 && found[like]!.score >= next.score) return;
  if (like >= 0) found.splice(like, 1);
  found.push(next);
  found.sort((a, b) => b.score - a.score);
  found.splice(TRIED);
}

/** The strongest edges along each of a side's normals, within `reach` px of it. */
function edgePoints(picture: Picture, from: Point, to: Point, reach: number): EdgePoints {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const n: Point = [-dy / length, dx / length];
  const [xs, ys, normals]: [number[], number[], number[]] = [[], [], []];
  const tones = new Float32Array(2 * Math.ceil(reach) + 1);
  const place = (share: number, i: number): Point => {
    const s = i - (tones.length >> 1);
    return [from[0] + dx * share + n[0] * s, from[1] + dy * share + n[1] * s];
  };
  const slopeAt = (i: number): number => {
    const [before, after] = [tones[i - 1] ?? -1, tones[i + 1] ?? -1];
    return before < 0 || after < 0 ? 0 : Math.abs(after - before);
  };
  for (let normal = 0; normal < NORMALS; normal++) {
    const share = (normal + 0.5) / NORMALS;
    for (let i = 0; i < tones.length; i++) tones[i] = sample(picture, ...place(share, i));
    const peaks: { i: number; slope: number }[] = [];
    for (let i = 0; i < tones.length; i++) {
      const slope = slopeAt(i);
      if (slope < LEAST_STEP || slope < slopeAt(i - 1) || slope <= slopeAt(i + 1)) continue;
      // Bars and print inside are as strong as the edge of the document, and farther.
      peaks.push({ i, slope: slope * (1 - Math.abs(i / (tones.length >> 1) - 1)) });
    }
    for (const { i } of peaks.sort((a, b) => b.slope - a.slope).slice(0, EDGES)) {
      const [x, y] = place(share, i);
      xs.push(x);
      ys.push(y);
      normals.push(normal);
    }
  }
  return { xs, ys, normals };
}
