import type { Point, Quad } from '@vidimus/contracts';

/** Convex hull, counter-clockwise in a y-down picture (monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (input: Point[]) => {
    const chain: Point[] = [];
    for (const p of input) {
      while (chain.length >= 2 && cross(chain.at(-2)!, chain.at(-1)!, p) <= 0) chain.pop();
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function cross(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/** A rectangle at any angle: `u` is the unit vector along `width`, `v` (u turned clockwise) along `height`. */
export interface Rectangle {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly u: Point;
}

/** The smallest rectangle around `points` (one side lies on the hull: Freeman and Shapira 1975), wide side along `u`. */
export function minimalRectangle(points: readonly Point[]): Rectangle | null {
  const hull = convexHull(points);
  if (hull.length < 3) return null;
  let best: Rectangle | null = null;
  for (let i = 0; i < hull.length; i++) {
    const a = hull[i]!;
    const b = hull[(i + 1) % hull.length]!;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length < 1e-9) continue;
    const u: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    const box = boundsAlong(hull, u);
    if (!best || box.width * box.height < best.width * best.height) best = box;
  }
  if (!best || best.width >= best.height) return best;
  return { centre: best.centre, width: best.height, height: best.width, u: [-best.u[1], best.u[0]] };
}

function boundsAlong(hull: readonly Point[], u: Point): Rectangle {
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of hull) {
    const pu = x * u[0] + y * u[1];
    const pv = y * u[0] - x * u[1];
    minU = Math.min(minU, pu);
    maxU = Math.max(maxU, pu);
    minV = Math.min(minV, pv);
    maxV = Math.max(maxV, pv);
  }
  const cu = (minU + maxU) / 2;
  const cv = (minV + maxV) / 2;
  return {
    centre: [cu * u[0] - cv * u[1], cu * u[1] + cv * u[0]],
    width: maxU - minU,
    height: maxV - minV,
    u,
  };
}

/** Corners in reading order when `u` points along the text: TL, TR, BR, BL, each side grown by `margin` px. */
export function rectangleCorners(r: Rectangle, margin = 0): Quad {
  const [ux, uy] = r.u;
  const w = r.width / 2 + margin;
  const h = r.height / 2 + margin;
  const corner = (a: number, b: number): Point => [
    r.centre[0] + a * w * ux - b * h * uy,
    r.centre[1] + a * w * uy + b * h * ux,
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
