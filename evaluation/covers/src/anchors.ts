import type { Face } from '@vidimus/vision';

export type Point = readonly [x: number, y: number];

/** A face's own measure: lengths are distances between the eyes' middles, x to the right of the picture, y down the face. */
export interface Anchors {
  /** Distance of the eyes' middles, px. */
  readonly unit: number;
  /** A vertex of the mesh, in picture pixels. */
  readonly at: (vertex: number) => Point;
  /** Picture pixels of a point `x` and `y` units from another one. */
  readonly from: (origin: Point, x: number, y: number) => Point;
  /** Middles of the eyes: the left and the right one as the picture shows them. */
  readonly eyes: readonly [Point, Point];
  /** Width of each eye over that of the wider one: a turned head shows one narrower. */
  readonly narrowing: readonly [number, number];
}

export const between = (a: Point, b: Point, share = 0.5): Point => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
];
export const apart = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Where things lie on a face: MediaPipe's vertices, and a grid that turns with the head. */
export function anchorsOf({ mesh }: Face): Anchors {
  const at = (vertex: number): Point => [mesh[3 * vertex]!, mesh[3 * vertex + 1]!];
  const eyes = [between(at(33), at(133)), between(at(362), at(263))] as const;
  const unit = apart(...eyes);
  const right: Point = [(eyes[1][0] - eyes[0][0]) / unit, (eyes[1][1] - eyes[0][1]) / unit];
  const widths = [apart(at(33), at(133)), apart(at(362), at(263))] as const;
  const widest = Math.max(...widths);
  return {
    unit,
    at,
    eyes,
    narrowing: [widths[0] / widest, widths[1] / widest],
    from: ([x0, y0], x, y) => [
      x0 + unit * (x * right[0] - y * right[1]),
      y0 + unit * (x * right[1] + y * right[0]),
    ],
  };
}

const shown = ([x, y]: Point): string => `${x.toFixed(2)} ${y.toFixed(2)}`;

/** SVG path through points, closed: straight, or smooth (each point is the control of a quadratic curve). */
export function closedPath(points: readonly Point[], smooth = true): string {
  if (!smooth) return `M${points.map(shown).join('L')}Z`;
  const last = points.at(-1)!;
  const parts = points.map(
    (point, i) => `Q${shown(point)} ${shown(between(point, points[(i + 1) % points.length]!))}`,
  );
  return `M${shown(between(last, points[0]!))}${parts.join('')}Z`;
}

/** SVG path along points, open and smooth. */
export function openPath(points: readonly Point[]): string {
  const inner = points
    .slice(1, -1)
    .map(
      (point, i) =>
        `Q${shown(point)} ${shown(i + 3 === points.length ? points.at(-1)! : between(point, points[i + 2]!))}`,
    );
  return `M${shown(points[0]!)}${inner.length > 0 ? inner.join('') : `L${shown(points.at(-1)!)}`}`;
}
