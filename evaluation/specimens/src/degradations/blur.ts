import type { Random } from '../random.ts';
import type { Raster } from '../raster.ts';

/** Each number becomes the mean of the `2·half + 1` of its colour around it in its row. */
function alongRows({ width, height, data }: Raster, target: Float32Array, half: number): void {
  const share = 1 / (2 * half + 1);
  for (let line = 0; line < height * 3; line++) {
    const start = Math.floor(line / 3) * width * 3 + (line % 3);
    const last = start + (width - 1) * 3;
    let sum = data[start]! * (half + 1);
    for (let k = 1; k <= half; k++) sum += data[Math.min(last, start + k * 3)]!;
    for (let at = start; at <= last; at += 3) {
      target[at] = sum * share;
      sum += data[Math.min(last, at + (half + 1) * 3)]! - data[Math.max(start, at - half * 3)]!;
    }
  }
}

/** The same in its column: the sums of a whole row move down together, as memory lies. */
function alongColumns({ width, height, data }: Raster, target: Float32Array, half: number): void {
  const share = 1 / (2 * half + 1);
  const length = width * 3;
  const sums = new Float64Array(length);
  const row = (y: number): number => Math.min(height - 1, Math.max(0, y)) * length;
  for (let y = -half; y <= half; y++) {
    const from = row(y);
    for (let i = 0; i < length; i++) sums[i]! += data[from + i]!;
  }
  for (let y = 0; y < height; y++) {
    const [to, next, past] = [y * length, row(y + half + 1), row(y - half)];
    for (let i = 0; i < length; i++) {
      target[to + i] = sums[i]! * share;
      sums[i]! += data[next + i]! - data[past + i]!;
    }
  }
}

/** A soft lens: three boxes each way, near a Gaussian whose standard deviation is about 0.55 of `radius` pixels. */
export function soften(scene: Raster, radius: number): Raster {
  const half = Math.max(1, Math.round(radius / 2));
  const spare = new Float32Array(scene.data.length);
  const seen: Raster = { ...scene, data: scene.data.slice() };
  for (let round = 0; round < 3; round++) {
    alongRows(seen, spare, half);
    alongColumns({ ...seen, data: spare }, seen.data, half);
  }
  return seen;
}

/** A path that the hand takes while the shutter is open: offsets in pixels. */
export type Path = readonly (readonly [number, number])[];

/** Straight, or bent to a hook, `length` pixels long. */
export function shakePath(shape: 'line' | 'hook', length: number, random: Random): Path {
  const angle = random.between(0, Math.PI);
  const bend = shape === 'line' ? 0 : random.between(0.6, 1.2) * random.pick([-1, 1]);
  const taps = Math.max(3, Math.ceil(length / 1.5));
  return Array.from({ length: taps }, (_, tap) => {
    const t = tap / (taps - 1) - 0.5;
    const across = bend * (t * t - 0.08) * length;
    const along = t * length;
    return [
      Math.round(Math.cos(angle) * along - Math.sin(angle) * across),
      Math.round(Math.sin(angle) * along + Math.cos(angle) * across),
    ] as const;
  });
}

/** The mean of a scene along a path. */
export function shakeAlong(scene: Raster, path: Path): Raster {
  const { width, height } = scene;
  const data = new Float32Array(scene.data.length);
  const share = 1 / path.length;
  for (let y = 0; y < height; y++) {
    const row = y * width * 3;
    for (const [ox, oy] of path) {
      const from = Math.min(height - 1, Math.max(0, y + oy)) * width;
      const [first, last] = [Math.max(0, -ox), Math.min(width, width - ox)];
      for (let x = 0; x < first; x++)
        for (let c = 0; c < 3; c++) data[row + x * 3 + c]! += scene.data[from * 3 + c]! * share;
      for (let i = row + first * 3, j = (from + first + ox) * 3; i < row + last * 3; i++, j++)
        data[i]! += scene.data[j]! * share;
      for (let x = last; x < width; x++)
        for (let c = 0; c < 3; c++) data[row + x * 3 + c]! += scene.data[(from + width - 1) * 3 + c]! * share;
    }
  }
  return { width, height, data };
}
