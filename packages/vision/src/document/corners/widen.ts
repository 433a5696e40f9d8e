import type { Point, Quad } from '@vidimus/contracts';
import { isConvex } from './quads.ts';

/**
 * An outline whose sides cut through the document's machine readable zone, or leave it outside, with those sides moved
 * to where the zone foretells them; the others stay. All quads clockwise from the document's own top left, in pixels of
 * one picture. `null` where no side cuts the zone, or more than one does: then the outline is of something else.
 */
export function widenToZone(outline: Quad, zone: Quad, foretold: Quad): Quad | null {
  const cut = [0, 1, 2, 3].filter((side) => outward(outline, side, middle(zone, side)) > 0);
  if (cut.length !== 1) return null;
  const sides = [0, 1, 2, 3].map((side) => sideOf(side === cut[0] ? foretold : outline, side));
  const corners = sides.map((side, i) => meet(sides[(i + 3) % 4]!, side));
  if (corners.some((corner) => corner === null)) return null;
  const quad = corners as unknown as Quad;
  return isConvex(quad) ? quad : null;
}

const sideOf = (quad: Quad, side: number): readonly [Point, Point] => [quad[side]!, quad[(side + 1) % 4]!];

function middle(quad: Quad, side: number): Point {
  const [a, b] = sideOf(quad, side);
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** Positive outside that side of a clockwise quad. */
function outward(quad: Quad, side: number, [x, y]: Point): number {
  const [a, b] = sideOf(quad, side);
  return (b[1] - a[1]) * (x - a[0]) - (b[0] - a[0]) * (y - a[1]);
}

function meet([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): Point | null {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const area = ux * vy - uy * vx;
  if (Math.abs(area) < 1e-9) return null;
  const t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / area;
  return [a[0] + t * ux, a[1] + t * uy];
}
