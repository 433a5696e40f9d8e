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
  if (isInside(picture, map, side)) sampleInside(picture, map, { out, side, samples, share, flip });
  else
    for (let v = 0; v < samples; v++)
      for (let u = 0; u < samples; u++)
        addSamples(picture, map, {
          out,
          side,
          share,
          flip,
          du: (u + 0.5) / samples,
          dv: (v + 0.5) / samples,
        });
  return out;
}

/** Whether every sample of a square has its four neighbours in the picture. */
function isInside({ width, height }: Picture, map: Similarity, side: number): boolean {
  const corners = [0, side].flatMap((x) => [0, side].map((y) => applySimilarity(map, x, y)));
  return corners.every(([x, y]) => x >= 1 && y >= 1 && x < width - 1 && y < height - 1);
}

/** Sums the samples of each pixel. Each frame of a clip passes here several times: no call or object per pixel. */
function sampleInside(
  { width, data }: Picture,
  { a, b, tx, ty }: Similarity,
  { out, side, samples, share, flip }: Omit<Samples, 'du' | 'dv'> & { samples: number },
): void {
  const plane = side * side;
  const row = width * 3;
  const step = 1 / samples;
  const next = flip ? -1 : 1;
  for (let y = 0; y < side; y++) {
    let i = y * side + (flip ? side - 1 : 0);
    for (let x = 0; x < side; x++, i += next) {
      let [red, green, blue] = [0, 0, 0];
      for (let v = 0; v < samples; v++) {
        const sx = x + step / 2;
        const sy = y + (v + 0.5) * step;
        let px = a * sx - b * sy + tx - 0.5;
        let py = b * sx + a * sy + ty - 0.5;
        for (let u = 0; u < samples; u++, px += a * step, py += b * step) {
          const left = px | 0;
          const top = py | 0;
          const fx = px - left;
          const fy = py - top;
          const w11 = fx * fy;
          const w10 = fx - w11;
          const w01 = fy - w11;
          const w00 = 1 - fx - w01;
          const p = top * row + left * 3;
          const q = p + row;
          red += data[p]! * w00 + data[p + 3]! * w10 + data[q]! * w01 + data[q + 3]! * w11;
          green += data[p + 1]! * w00 + data[p + 4]! * w10 + data[q + 1]! * w01 + data[q + 4]! * w11;
          blue += data[p + 2]! * w00 + data[p + 5]! * w10 + data[q + 2]! * w01 + data[q + 5]! * w11;
        }
      }
      out[i]! += red * share;
      out[plane + i]! += green * share;
      out[plane * 2 + i]! += blue * share;
    }
  }
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

/** Adds one bilinear sample to every target pixel. A picture's edge pixels reach one pixel outwards. */
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
