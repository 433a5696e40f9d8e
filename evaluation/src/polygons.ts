import type { Point } from '@vidimus/contracts';

/** Area of a simple polygon, px². */
export function polygonArea(polygon: readonly Point[]): number {
  let sum = 0;
  for (const [i, [x, y]] of polygon.entries()) {
    const [u, v] = polygon[(i + 1) % polygon.length]!;
    sum += x * v - u * y;
  }
  return Math.abs(sum) / 2;
}

/** Part of `subject` inside the convex clockwise `frame` (Sutherland and Hodgman 1974). */
export function clipPolygon(subject: readonly Point[], frame: readonly Point[]): Point[] {
  let inside = [...subject];
  for (const [i, a] of frame.entries()) {
    const b = frame[(i + 1) % frame.length]!;
    const side = (p: Point) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
    const next: Point[] = [];
    for (const [k, p] of inside.entries()) {
      const q = inside[(k + 1) % inside.length]!;
      const sp = side(p);
      const sq = side(q);
      if (sp >= 0) next.push(p);
      if (sp * sq < 0) {
        const t = sp / (sp - sq);
        next.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]);
      }
    }
    inside = next;
  }
  return inside;
}

/** Intersection over union of two convex clockwise polygons. */
export function overlap(a: readonly Point[], b: readonly Point[]): number {
  const common = polygonArea(clipPolygon(a, b));
  return common / (polygonArea(a) + polygonArea(b) - common);
}
