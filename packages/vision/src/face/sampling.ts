import type { Picture } from '../picture/picture.ts';

/** Maps target pixel centres to picture coordinates: x' = a·x − b·y + tx, y' = b·x + a·y + ty (scale and rotation). */
export interface Similarity {
  a: number;
  b: number;
  tx: number;
  ty: number;
}

export function applySimilarity(m: Similarity, x: number, y: number): [number, number] {
  return [m.a * x - m.b * y + m.tx, m.b * x + m.a * y + m.ty];
}

/**
 * Maps a square target of `side` px onto the square in a picture with the given centre, side `size` px, turned by
 * `angle` radians (positive: clockwise as seen).
 */
export function squareSimilarity(
  centre: readonly [number, number],
  size: number,
  angle: number,
  side: number,
): Similarity {
  const a = (Math.cos(angle) * size) / side;
  const b = (Math.sin(angle) * size) / side;
  const half = side / 2;
  return { a, b, tx: centre[0] - a * half + b * half, ty: centre[1] - b * half - a * half };
}

export interface Normalisation {
  scale: number;
  offset: number;
}

/** Arrays that were given back, by length. */
const spare = new Map<number, Float32Array[]>();

/** Lets the next `samplePlanar` write to an array of it: a new one for each look has the collector run all the time. */
export function giveBack(planes: Float32Array): void {
  spare.set(planes.length, [...(spare.get(planes.length) ?? []), planes]);
}

/**
 * Cuts a `side` × `side` px square out of a picture as planar floats (`value · scale + offset`), bilinear, with
 * several samples a pixel where the picture is finer than the target. Outside of the picture is black, as MediaPipe
 * pads; `flip` mirrors left and right. `most` bounds the samples along each side of a pixel.
 */
export function samplePlanar(
  picture: Picture,
  map: Similarity,
  side: number,
  { scale, offset }: Normalisation,
  flip = false,
  most = 5,
): Float32Array {
  const plane = side * side;
  const out = (spare.get(plane * 3)?.pop() ?? new Float32Array(plane * 3)).fill(offset);
  const samples = Math.max(1, Math.min(most, Math.round(Math.hypot(map.a, map.b))));
  const share = scale / (samples * samples);
  for (let v = 0; v < samples; v++)
    for (let u = 0; u < samples; u++)
      addSamples(picture, map, { out, side, share, flip, du: (u + 0.5) / samples, dv: (v + 0.5) / samples });
  return out;
}

interface Samples {
  out: Float32Array;
  side: number;
  share: number;
  flip: boolean;
  /** Where in each target pixel the sample is taken, 0 … 1. */
  du: number;
  dv: number;
}

/**
 * Adds one bilinear sample to every target pixel. A picture's edge pixels reach one pixel outwards. Each frame of a
 * clip passes here several times: along a row only sums, and no call or object per pixel.
 */
function addSamples({ width, height, data }: Picture, map: Similarity, samples: Samples): void {
  const { out, side, share, flip, du, dv } = samples;
  const plane = side * side;
  for (let y = 0; y < side; y++) {
    let px = map.a * du - map.b * (y + dv) + map.tx - 0.5;
    let py = map.b * du + map.a * (y + dv) + map.ty - 0.5;
    let i = y * side + (flip ? side - 1 : 0);
    const next = flip ? -1 : 1;
    for (let x = 0; x < side; x++, px += map.a, py += map.b, i += next) {
      if (px <= -1 || py <= -1 || px >= width || py >= height) continue;
      const left = Math.floor(px);
      const top = Math.floor(py);
      const fx = px - left;
      const fy = py - top;
      const x0 = left < 0 ? 0 : left * 3;
      const x1 = left + 1 >= width ? (width - 1) * 3 : (left + 1) * 3;
      const row0 = top < 0 ? 0 : top * width * 3;
      const row1 = (top + 1 >= height ? height - 1 : top + 1) * width * 3;
      const w11 = fx * fy * share;
      const w10 = fx * share - w11;
      const w01 = fy * share - w11;
      const w00 = share - fx * share - w01;
      const a = row0 + x0;
      const b = row0 + x1;
      const c = row1 + x0;
      const d = row1 + x1;
      out[i]! += data[a]! * w00 + data[b]! * w10 + data[c]! * w01 + data[d]! * w11;
      out[plane + i]! += data[a + 1]! * w00 + data[b + 1]! * w10 + data[c + 1]! * w01 + data[d + 1]! * w11;
      out[plane * 2 + i]! +=
        data[a + 2]! * w00 + data[b + 2]! * w10 + data[c + 2]! * w01 + data[d + 2]! * w11;
    }
  }
}
