import type { Point, Quad } from '@vidimus/contracts';
import { blankPicture, type Picture } from './picture.ts';

/** 3 × 3 matrix, row-major: maps (x, y, 1) to (u·w, v·w, w). Coordinates are pixels, pixel (0, 0) spans [0, 1)². */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export const identityHomography: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Where `point` lands. */
export function applyHomography(h: Homography, [x, y]: Point): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
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

/**
 * Flattens `quad` (TL, TR, BR, BL) into a picture of `width` × `height` px. Bilinear; when the quad is more than
 * twice as large as the result, several samples a pixel are averaged. Outside the picture is black, or with `outside`
 * `edge` what stands at its nearest edge.
 */
export function warpQuad(
  picture: Picture,
  quad: Quad,
  width: number,
  height: number,
  outside: Outside = 'black',
): Picture {
  const w = Math.max(1, Math.round(width));
  const h = Math.max(1, Math.round(height));
  const map = homographyFromQuads(rectangleQuad(w, h), quad);
  if (!map) return blankPicture(w, h, 0);
  const [top, right, bottom, left] = sideLengths(quad);
  const shrink = Math.max(Math.max(top, bottom) / w, Math.max(left, right) / h);
  return warp(picture, map, w, h, Math.min(4, Math.max(1, Math.round(shrink))), outside);
}

/** What stands beyond a picture's edge. */
type Outside = 'black' | 'edge';

/** Draws `width` × `height` px whose pixel p shows the picture at `map`(p), `samples`² samples a pixel. */
export function warp(
  picture: Picture,
  map: Homography,
  width: number,
  height: number,
  samples = 1,
  outside: Outside = 'black',
): Picture {
  // Half a pixel of slack lets edge pixels of an exact full-frame quad keep their colour.
  const slack = outside === 'edge' ? Infinity : 0.5;
  const out = new Uint8Array(width * height * 3);
  const sum = new Float64Array(3);
  const share = 1 / (samples * samples);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      sum.fill(0);
      for (let k = 0; k < samples; k++)
        for (let j = 0; j < samples; j++)
          addSample(picture, map, x + (j + 0.5) / samples, y + (k + 0.5) / samples, slack, sum);
      out[at] = sum[0]! * share + 0.5;
      out[at + 1] = sum[1]! * share + 0.5;
      out[at + 2] = sum[2]! * share + 0.5;
    }
  }
  return { width, height, data: out };
}

function addSample(
  picture: Picture,
  m: Homography,
  x: number,
  y: number,
  slack: number,
  sum: Float64Array,
): void {
  const w = m[6] * x + m[7] * y + m[8];
  const sx = (m[0] * x + m[1] * y + m[2]) / w;
  const sy = (m[3] * x + m[4] * y + m[5]) / w;
  if (!(sx >= -slack && sy >= -slack && sx <= picture.width + slack && sy <= picture.height + slack)) return;
  const fx = Math.min(picture.width - 1, Math.max(0, sx - 0.5));
  const fy = Math.min(picture.height - 1, Math.max(0, sy - 0.5));
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const right = x0 + 1 < picture.width ? 3 : 0;
  const down = y0 + 1 < picture.height ? picture.width * 3 : 0;
  const ax = fx - x0;
  const ay = fy - y0;
  const p = (y0 * picture.width + x0) * 3;
  const d = picture.data;
  for (let c = 0; c < 3; c++) {
    const above = d[p + c]! * (1 - ax) + d[p + c + right]! * ax;
    const below = d[p + c + down]! * (1 - ax) + d[p + c + down + right]! * ax;
    sum[c]! += above * (1 - ay) + below * ay;
  }
}
