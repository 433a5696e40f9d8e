import sharp from 'sharp';
import type { Random } from './random.ts';
import { encode, type Raster } from './raster.ts';

/** What stands between a scene and its file. */
export interface Camera {
  /** Blur of lens and anti-aliasing, standard deviation in pixels. */
  readonly blur: number;
  /** Sensor noise as in `addNoise`, before the colours are interpolated. */
  readonly noise: number;
  /** Strength of the sharpening, 0 … 1. */
  readonly sharpening: number;
  /** Quality of the file, 1 … 100. */
  readonly quality: number;
}

/** A phone's camera, ordinary to good. */
export const anyCamera = (random: Random): Camera => ({
  blur: random.between(0.42, 0.75),
  noise: random.between(0.004, 0.011),
  sharpening: random.between(0, 0.6),
  quality: random.whole(82, 95),
});

/** Gaussian blur along one direction: `step` pixels from a pixel to the next, lines of `length` pixels. */
function blurredAlong(scene: Raster, kernel: Float64Array, alongX: boolean): Raster {
  const { width, height, data: from } = scene;
  const data = new Float32Array(from.length);
  const reach = (kernel.length - 1) / 2;
  const [most, step] = alongX ? [width - 1, 3] : [height - 1, width * 3];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * 3;
      const here = alongX ? x : y;
      for (let k = -reach; k <= reach; k++) {
        // Edges are repeated.
        const near = to + (Math.min(most, Math.max(0, here + k)) - here) * step;
        const weight = kernel[k + reach]!;
        data[to]! += from[near]! * weight;
        data[to + 1]! += from[near + 1]! * weight;
        data[to + 2]! += from[near + 2]! * weight;
      }
    }
  }
  return { width, height, data };
}

/** Gaussian blur; none where `sigma` is 0. */
export function blurred(scene: Raster, sigma: number): Raster {
  if (sigma === 0) return scene;
  const reach = Math.ceil(2.5 * sigma);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((all, each) => all + each, 0);
  const even = kernel.map((each) => each / sum);
  return blurredAlong(blurredAlong(scene, even, true), even, false);
}

/** Which channel a sensor's pixel sees: RGGB (Bayer 1976). */
const seenBy = (x: number, y: number): number => (y & 1 ? (x & 1 ? 2 : 1) : x & 1 ? 1 : 0);

/** One colour a pixel with the sensor's noise, and the two others from the neighbours that have them (bilinear). */
function demosaiced(scene: Raster, noise: number, random: Random): Raster {
  const { width, height } = scene;
  const raw = new Float32Array(width * height);
  const table = Float32Array.from({ length: 65_521 }, () => random.normal());
  let at = 0;
  for (let pixel = 0; pixel < raw.length; pixel++) {
    if (pixel % 4096 === 0) at = random.whole(0, table.length - 1);
    at = (at + 1) % table.length;
    const value = scene.data[pixel * 3 + seenBy(pixel % width, Math.floor(pixel / width))]!;
    const held = Math.min(1, Math.max(0, value));
    raw[pixel] = Math.min(1, Math.max(0, held + noise * table[at]! * Math.sqrt(0.02 + held)));
  }
  const data = new Float32Array(width * height * 3);
  const sums = new Float64Array(3);
  const counts = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sums.fill(0);
      counts.fill(0);
      for (let ny = Math.max(0, y - 1); ny <= y + 1 && ny < height; ny++) {
        for (let nx = Math.max(0, x - 1); nx <= x + 1 && nx < width; nx++) {
          const c = seenBy(nx, ny);
          sums[c]! += raw[ny * width + nx]!;
          counts[c]! += 1;
        }
      }
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) data[to + c] = sums[c]! / counts[c]!;
      data[to + seenBy(x, y)] = raw[y * width + x]!;
    }
  }
  return { width, height, data };
}

/** The scene as a camera's pixels, sRGB bytes: lens, sensor, interpolation, sharpening. */
export function captured(scene: Raster, camera: Camera, random: Random): Uint8Array {
  const seen = demosaiced(blurred(scene, camera.blur), camera.noise, random);
  if (camera.sharpening === 0) return encode(seen);
  const soft = blurred(seen, 1);
  for (let i = 0; i < seen.data.length; i++)
    seen.data[i] = seen.data[i]! + camera.sharpening * (seen.data[i]! - soft.data[i]!);
  return encode(seen);
}

/** The scene as a camera's JPEG file, without metadata. */
export async function photographed(scene: Raster, camera: Camera, random: Random): Promise<Uint8Array> {
  const { width, height } = scene;
  return sharp(captured(scene, camera, random), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: camera.quality })
    .toBuffer();
}
