import type { Quad } from '@vidimus/contracts';
import { type Homography, homographyFromQuads, rectangleQuad, sideLengths } from './homography.ts';
import { blankPicture, type GreyPicture, type Picture } from './picture.ts';

/** What stands beyond a picture's edge. */
type Outside = 'black' | 'edge';

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
  const { w, h, map, samples } = planOf(quad, width, height);
  return map ? warp(picture, map, w, h, samples, outside) : blankPicture(w, h, 0);
}

/** `warpQuad` of a grey picture: a third of the work. */
export function warpQuadGrey(
  picture: GreyPicture,
  quad: Quad,
  width: number,
  height: number,
  outside: Outside = 'black',
): GreyPicture {
  const { w, h, map, samples } = planOf(quad, width, height);
  const data = map ? drawn(picture, 1, map, w, h, samples, outside) : new Uint8Array(w * h);
  return { width: w, height: h, data };
}

/** Draws `width` × `height` px whose pixel p shows the picture at `map`(p), `samples`² samples a pixel. */
export function warp(
  picture: Picture,
  map: Homography,
  width: number,
  height: number,
  samples = 1,
  outside: Outside = 'black',
): Picture {
  return { width, height, data: drawn(picture, 3, map, width, height, samples, outside) };
}

const MAX_SAMPLES = 4;

function planOf(quad: Quad, width: number, height: number) {
  const w = Math.max(1, Math.round(width));
  const h = Math.max(1, Math.round(height));
  const [top, right, bottom, left] = sideLengths(quad);
  const shrink = Math.max(Math.max(top, bottom) / w, Math.max(left, right) / h);
  const samples = Math.min(MAX_SAMPLES, Math.max(1, Math.round(shrink)));
  return { w, h, map: homographyFromQuads(rectangleQuad(w, h), quad), samples };
}

/** Interleaved bytes, one or three a pixel. */
interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

function drawn(
  source: Raster,
  channels: 1 | 3,
  map: Homography,
  width: number,
  height: number,
  samples: number,
  outside: Outside,
): Uint8Array {
  // Half a pixel of slack lets edge pixels of an exact full-frame quad keep their colour.
  const slack = outside === 'edge' ? Infinity : 0.5;
  const out = new Uint8Array(width * height * channels);
  const row = new Int32Array(width * channels);
  const share = 1 / (samples * samples * ONE * ONE);
  const addRow = channels === 1 ? addGreyRow : addColourRow;
  for (let y = 0; y < height; y++) {
    row.fill(0);
    for (let k = 0; k < samples; k++)
      for (let j = 0; j < samples; j++)
        addRow(source, map, (j + 0.5) / samples, y + (k + 0.5) / samples, slack, row);
    const at = y * row.length;
    for (let i = 0; i < row.length; i++) out[at + i] = row[i]! * share + 0.5;
  }
  return out;
}

/** Steps from one pixel to the next: whole numbers are mixed in half the time that fractions take. */
const ONE = 256;

// The two loops differ in what they add alone. Kept apart, since they run millions of times: one loop over channels
// takes twice as long.

function addGreyRow(source: Raster, m: Homography, x: number, y: number, slack: number, row: Int32Array) {
  const { width, height, data } = source;
  const [mx, my, mw] = [m[0], m[3], m[6]];
  const [bx, by, bw] = [m[1] * y + m[2], m[4] * y + m[5], m[7] * y + m[8]];
  for (let i = 0; i < row.length; i++) {
    const w = 1 / (mw * (i + x) + bw);
    const sx = (mx * (i + x) + bx) * w;
    const sy = (my * (i + x) + by) * w;
    if (!(sx >= -slack && sy >= -slack && sx <= width + slack && sy <= height + slack)) continue;
    const fx = (Math.min(width - 1, Math.max(0, sx - 0.5)) * ONE) | 0;
    const fy = (Math.min(height - 1, Math.max(0, sy - 0.5)) * ONE) | 0;
    const [x0, y0] = [fx >> 8, fy >> 8];
    const across = fx & (ONE - 1);
    const p = y0 * width + x0;
    const right = x0 + 1 < width ? 1 : 0;
    const q = y0 + 1 < height ? p + width : p;
    const above = data[p]! * ONE + (data[p + right]! - data[p]!) * across;
    const below = data[q]! * ONE + (data[q + right]! - data[q]!) * across;
    row[i]! += above * ONE + (below - above) * (fy & (ONE - 1));
  }
}

function addColourRow(source: Raster, m: Homography, x: number, y: number, slack: number, row: Int32Array) {
  const { width, height, data } = source;
  const [mx, my, mw] = [m[0], m[3], m[6]];
  const [bx, by, bw] = [m[1] * y + m[2], m[4] * y + m[5], m[7] * y + m[8]];
  for (let i = 0, at = 0; at < row.length; i++, at += 3) {
    const w = 1 / (mw * (i + x) + bw);
    const sx = (mx * (i + x) + bx) * w;
    const sy = (my * (i + x) + by) * w;
    if (!(sx >= -slack && sy >= -slack && sx <= width + slack && sy <= height + slack)) continue;
    const fx = (Math.min(width - 1, Math.max(0, sx - 0.5)) * ONE) | 0;
    const fy = (Math.min(height - 1, Math.max(0, sy - 0.5)) * ONE) | 0;
    const [x0, y0] = [fx >> 8, fy >> 8];
    const across = fx & (ONE - 1);
    const down = fy & (ONE - 1);
    // Weights of the four pixels, together ONE².
    const d = across * down;
    const c = (down << 8) - d;
    const b = (across << 8) - d;
    const a = ONE * ONE - b - c - d;
    const p = (y0 * width + x0) * 3;
    const pr = x0 + 1 < width ? p + 3 : p;
    const below = y0 + 1 < height ? width * 3 : 0;
    row[at]! += data[p]! * a + data[pr]! * b + data[p + below]! * c + data[pr + below]! * d;
    row[at + 1]! +=
      data[p + 1]! * a + data[pr + 1]! * b + data[p + below + 1]! * c + data[pr + below + 1]! * d;
    row[at + 2]! +=
      data[p + 2]! * a + data[pr + 2]! * b + data[p + below + 2]! * c + data[pr + below + 2]! * d;
  }
}
