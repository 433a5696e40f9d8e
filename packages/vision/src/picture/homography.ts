import type { Point, Quad } from '@vidimus/contracts';

/** 3 × 3 matrix, row-major: maps (x, y, 1) to (u·w, v·w, w). Coordinates are pixels, pixel (0, 0) spans [0, 1)². */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export const identityHomography: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Where `point` lands. */
export function applyHomography(h: Homography, [x, y]: Point): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
}

export function applyToQuad(m: Homography, quad: Quad): Quad {
  return quad.map((p) => applyHomography(m, p)) as unknown as Quad;
}

/** `a ∘ b`: first `b`, then `a`. */
export function multiplyHomography(a: Homography, b: Homography): Homography {
  const out: number[] = [];
  for (let r = 0; r < 9; r += 3)
    for (let c = 0; c < 3; c++) out.push(a[r]! * b[c]! + a[r + 1]! * b[c + 3]! + a[r + 2]! * b[c + 6]!);
  return normalised(out);
}

/** The way back, by the adjugate; a degenerate matrix gives non-finite numbers. */
export function invertHomography(m: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = m;
  return normalised([
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]);
}

function normalised(m: readonly number[]): Homography {
  const s = m[8] === 0 ? 1 : m[8]!;
  return m.map((v) => v / s) as unknown as Homography;
}

/**
 * The homography that carries four points onto four others (direct linear transform, eight equations,
 * Gaussian elimination with partial pivoting). Three points on one line give `null`.
 */
export function homographyFromQuads(from: Quad, to: Quad): Homography | null {
  const rows: number[][] = [];
  for (let i = 0; i < 4; i++) {
    const [x, y] = from[i]!;
    const [u, v] = to[i]!;
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  for (let column = 0; column < 8; column++) {
    let pivot = column;
    for (let r = column + 1; r < 8; r++)
      if (Math.abs(rows[r]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = r;
    if (Math.abs(rows[pivot]![column]!) < 1e-9) return null;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let r = 0; r < 8; r++) {
      if (r === column) continue;
      const factor = rows[r]![column]! / rows[column]![column]!;
      if (factor !== 0) for (let k = column; k < 9; k++) rows[r]![k]! -= factor * rows[column]![k]!;
    }
  }
  return [...rows.map((row, i) => row[8]! / row[i]!), 1] as unknown as Homography;
}

/** The rectangle of `width` × `height` px as a quad. */
export function rectangleQuad(width: number, height: number): Quad {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
}

/** The axis-aligned corner cycle moved by `steps`: `turnQuad(q, 1)` starts at what was the second corner. */
export function turnQuad(quad: Quad, steps: number): Quad {
  const k = ((steps % 4) + 4) % 4;
  return [quad[k]!, quad[(k + 1) % 4]!, quad[(k + 2) % 4]!, quad[(k + 3) % 4]!];
}

/** Lengths of the sides top, right, bottom, left in pixels. */
export function sideLengths(quad: Quad): [number, number, number, number] {
  const length = (i: number) =>
    Math.hypot(quad[(i + 1) % 4]![0] - quad[i]![0], quad[(i + 1) % 4]![1] - quad[i]![1]);
  return [length(0), length(1), length(2), length(3)];
}
