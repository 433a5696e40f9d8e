import type { Picture } from '../../picture/picture.ts';

/** Gradient of a picture: strength (0–255 a pixel) and direction of the steepest of the three channels. */
export interface EdgeMap {
  readonly width: number;
  readonly height: number;
  /** Gradient vector per pixel, pointing to the brighter side. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
  readonly strength: Float32Array;
  /** 1 where the pixel is a ridge of the strength across its own direction. */
  readonly ridge: Uint8Array;
}

/** Sobel gradients (divided by 8) of the channel that changes most, and their non-maximum suppression. */
export function edgeMap(picture: Picture): EdgeMap {
  const { width, height, data } = picture;
  const n = width * height;
  const dx = new Float32Array(n);
  const dy = new Float32Array(n);
  const strength = new Float32Array(n);
  const row = width * 3;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      for (let p = at * 3; p < at * 3 + 3; p++) {
        const a = data[p - row - 3]!;
        const b = data[p - row + 3]!;
        const c = data[p + row - 3]!;
        const d = data[p + row + 3]!;
        const gx = (b - a + d - c + 2 * (data[p + 3]! - data[p - 3]!)) / 8;
        const gy = (c - a + d - b + 2 * (data[p + row]! - data[p - row]!)) / 8;
        const s = Math.hypot(gx, gy);
        if (s <= strength[at]!) continue;
        strength[at] = s;
        dx[at] = gx;
        dy[at] = gy;
      }
    }
  }
  return { width, height, dx, dy, strength, ridge: ridges(width, height, dx, dy, strength) };
}

function ridges(
  width: number,
  height: number,
  dx: Float32Array,
  dy: Float32Array,
  strength: Float32Array,
): Uint8Array {
  const ridge = new Uint8Array(strength.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const s = strength[at]!;
      if (s < 2) continue;
      const gx = dx[at]!;
      const gy = dy[at]!;
      const ax = Math.abs(gx);
      const ay = Math.abs(gy);
      const step = ax > 2.414 * ay ? 1 : ay > 2.414 * ax ? width : gx * gy > 0 ? width + 1 : width - 1;
      if (s >= strength[at - step]! && s > strength[at + step]!) ridge[at] = 1;
    }
  }
  return ridge;
}
