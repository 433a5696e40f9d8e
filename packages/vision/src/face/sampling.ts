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

/**
 * Cuts a `side` × `side` px square out of a picture as planar floats (`value · scale + offset`), bilinear, with
 * several samples a pixel where the picture is finer than the target. Outside of the picture is black, as MediaPipe
 * pads; `flip` mirrors left and right.
 */
export function samplePlanar(
  picture: Picture,
  map: Similarity,
  side: number,
  { scale, offset }: Normalisation,
  flip = false,
): Float32Array {
  const plane = side * side;
  const out = new Float32Array(plane * 3);
  const samples = Math.max(1, Math.min(5, Math.round(Math.hypot(map.a, map.b))));
  const step = 1 / samples;
  const share = scale / (samples * samples);
  const sum = new Float64Array(3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      sum[0] = 0;
      sum[1] = 0;
      sum[2] = 0;
      for (let v = y + step / 2; v < y + 1; v += step)
        for (let u = x + step / 2; u < x + 1; u += step)
          addBilinear(
            picture,
            map.a * u - map.b * v + map.tx - 0.5,
            map.b * u + map.a * v + map.ty - 0.5,
            sum,
          );
      const i = y * side + (flip ? side - 1 - x : x);
      out[i] = sum[0]! * share + offset;
      out[plane + i] = sum[1]! * share + offset;
      out[plane * 2 + i] = sum[2]! * share + offset;
    }
  }
  return out;
}

/** Adds the colour at a place between pixel centres; the picture's edge pixels reach one pixel outwards. */
function addBilinear({ width, height, data }: Picture, px: number, py: number, sum: Float64Array): void {
  if (px <= -1 || py <= -1 || px >= width || py >= height) return;
  const left = Math.floor(px);
  const top = Math.floor(py);
  const fx = px - left;
  const fy = py - top;
  const x0 = left < 0 ? 0 : left * 3;
  const x1 = left + 1 >= width ? (width - 1) * 3 : (left + 1) * 3;
  const row0 = top < 0 ? 0 : top * width * 3;
  const row1 = (top + 1 >= height ? height - 1 : top + 1) * width * 3;
  const w11 = fx * fy;
  const w10 = fx - w11;
  const w01 = fy - w11;
  const w00 = 1 - fx - w01;
  const i00 = row0 + x0;
  const i10 = row0 + x1;
  const i01 = row1 + x0;
  const i11 = row1 + x1;
  sum[0]! += data[i00]! * w00 + data[i10]! * w10 + data[i01]! * w01 + data[i11]! * w11;
  sum[1]! += data[i00 + 1]! * w00 + data[i10 + 1]! * w10 + data[i01 + 1]! * w01 + data[i11 + 1]! * w11;
  sum[2]! += data[i00 + 2]! * w00 + data[i10 + 2]! * w10 + data[i01 + 2]! * w01 + data[i11 + 2]! * w11;
}
