import type { Random } from '../random.ts';
import type { Raster } from '../raster.ts';

/** Sums along rows or columns: each number becomes the mean of the `2·half + 1` around it, `stride` apart. */
function boxPass(source: Float32Array, target: Float32Array, lines: Lines, half: number): void {
  const { count, length, step, stride } = lines;
  const share = 1 / (2 * half + 1);
  for (let line = 0; line < count; line++) {
    for (let c = 0; c < 3; c++) {
      const start = line * step + c;
      const last = start + (length - 1) * stride;
      let sum = source[start]! * (half + 1);
      for (let k = 1; k <= half; k++) sum += source[Math.min(last, start + k * stride)]!;
      for (let k = 0, at = start; k < length; k++, at += stride) {
        target[at] = sum * share;
        sum +=
          source[Math.min(last, at + (half + 1) * stride)]! - source[Math.max(start, at - half * stride)]!;
      }
    }
  }
}

interface Lines {
  count: number;
  length: number;
  /** From one line to the next, and from one number to the next in a line. */
  step: number;
  stride: number;
}

/** A soft lens: three boxes each way, near a Gaussian whose standard deviation is half of `radius` pixels. */
export function soften(scene: Raster, radius: number): Raster {
  const { width, height } = scene;
  const half = Math.max(1, Math.round(radius / 2));
  let from = scene.data.slice();
  let to = new Float32Array(from.length);
  const rows: Lines = { count: height, length: width, step: width * 3, stride: 3 };
  const columns: Lines = { count: width, length: height, step: 3, stride: width * 3 };
  for (const lines of [rows, columns, rows, columns, rows, columns]) {
    boxPass(from, to, lines, half);
    [from, to] = [to, from];
  }
  return { width, height, data: from };
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
