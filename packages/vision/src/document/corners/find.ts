import type { Point, Quad } from '@vidimus/contracts';
import type { Picture } from '../../picture/picture.ts';
import { fitInside } from '../../picture/resize.ts';
import { edgeMap } from './edges.ts';
import { strongestLines } from './lines.ts';
import { type Evidence, quadCandidates } from './quads.ts';
import { refineQuad } from './refine.ts';

/** Longer side at which lines are searched, px: print dissolves, borders stay. */
const SEARCH_SIDE = 360;
const LINE_COUNT = 42;
/** Least score for an outline to be believed; below it the honest answer is that none was found. */
const MIN_SCORE = 0.3;

/** Four corners in picture pixels, clockwise from any corner, and how well they are supported. */
export interface FoundCorners {
  readonly quad: Quad;
  /** Supported share of each side's visible length, in the order of the corners. */
  readonly sides: readonly [number, number, number, number];
  readonly score: number;
}

/**
 * The outline of the document: straight lines at low resolution, scored in fours by their support, shape, size and
 * the text that they hold, then refitted to the edge at full size. `null` when nothing scores enough.
 */
export function findCorners(picture: Picture, evidence: Evidence): FoundCorners | null {
  const small = fitInside(picture, SEARCH_SIDE);
  const sx = picture.width / small.width;
  const sy = picture.height / small.height;
  const map = edgeMap(small);
  const lines = strongestLines(map, LINE_COUNT);
  const shrink = ([x, y]: Point): Point => [x / sx, y / sy];
  const best = quadCandidates(map, lines, {
    inside: evidence.inside.map(({ at, weight }) => ({ at: shrink(at), weight })),
    expected: evidence.expected ? (evidence.expected.map(shrink) as unknown as Quad) : null,
  })[0];
  if (!best || best.score < MIN_SCORE) return null;
  const coarse = best.quad.map(([x, y]): Point => [x * sx, y * sy]) as unknown as Quad;
  const near = refineQuad(picture, coarse, 2.5 * Math.max(sx, sy));
  const quad = refineQuad(picture, near, Math.max(2, 0.8 * Math.max(sx, sy)));
  return { quad, sides: best.sides, score: best.score };
}
