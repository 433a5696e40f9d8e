import type { Quad } from '@vidimus/contracts';
import { type Homography, homographyFromQuads, rectangleQuad, sideLengths } from './homography.ts';
import { blankPicture, type GreyPicture, type Picture } from './picture.ts';
import { colourMixers, greyMixers, type Mixers, ONE, type Raster } from './warp-rows.ts';

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
  const mixers = channels === 1 ? greyMixers : colourMixers;
  for (let y = 0; y < height; y++) {
    row.fill(0);
    for (let k = 0; k < samples; k++)
      for (let j = 0; j < samples; j++)
        addRow(source, map, (j + 0.5) / samples, y + (k + 0.5) / samples, { row, width, slack, mixers });
    const at = y * row.length;
    for (let i = 0; i < row.length; i++) out[at + i] = row[i]! * share + 0.5;
  }
  return out;
}

/** Pixels of a row between which places are stepped through evenly: perspective moves none by a tenth of a pixel. */
const STRETCH = 16;

interface Target {
  readonly row: Int32Array;
  readonly width: number;
  readonly slack: number;
  readonly mixers: Mixers;
}

/** Adds one sample to each pixel of a row: `x` and `y` are the first one's place in the target. */
function addRow(source: Raster, m: Homography, x: number, y: number, target: Target): void {
  const { row, width, slack, mixers } = target;
  const { mixInside, mixAnywhere } = mixers;
  const bx = m[1] * y + m[2];
  const by = m[4] * y + m[5];
  const bw = m[7] * y + m[8];
  const lastX = source.width - 1.01;
  const lastY = source.height - 1.01;
  let from = 0;
  let w = 1 / (m[6] * x + bw);
  let px = (m[0] * x + bx) * w - 0.5;
  let py = (m[3] * x + by) * w - 0.5;
  while (from < width) {
    const to = Math.min(width, from + STRETCH);
    w = 1 / (m[6] * (to + x) + bw);
    const nx = (m[0] * (to + x) + bx) * w - 0.5;
    const ny = (m[3] * (to + x) + by) * w - 0.5;
    const inside =
      Math.min(px, nx) >= 0 &&
      Math.min(py, ny) >= 0 &&
      Math.max(px, nx) <= lastX &&
      Math.max(py, ny) <= lastY;
    const dx = (nx - px) / (to - from);
    const dy = (ny - py) / (to - from);
    if (inside) mixInside(source, row, from, to, px, py, dx, dy);
    else mixAnywhere(source, row, from, to, px, py, dx, dy, slack);
    from = to;
    px = nx;
    py = ny;
  }
}
