import { blankPicture, type Picture } from '@vidimus/vision';
import type { Random } from '../../specimens/src/random.ts';
import { camera } from './film.ts';

/** Samples of a camera pixel, across and down. */
const samples = 3;
/** Share of a display's pixel that stays dark between its stripes and rows. */
const gap = 0.14;
/** Share of the camera's picture that the display fills, and how dark its frame is. */
const fills = 0.96;
const frameLevel = 18;

/** A display before the camera. */
export interface Display {
  /** Camera pixels a display pixel is wide. */
  readonly pitch: number;
  /** How far it is turned in the picture, degrees. */
  readonly turned: number;
  /** Width of a camera pixel's view, in its pixels: 1 is sharp, more is out of focus. */
  readonly softness: number;
}

export const displayOf = (random: Random, pitch: readonly [number, number]): Display => ({
  pitch: random.between(...pitch),
  turned: random.between(-6, 6),
  softness: random.between(1, 1.5),
});

/** Level of a channel at a place of the display, 0–255: each pixel is three upright stripes, red, green and blue. */
function lit(shown: Picture, u: number, v: number, pitch: number, out: Float64Array): void {
  const [column, row] = [Math.floor(u / pitch), Math.floor(v / pitch)];
  const [across, down] = [u / pitch - column, v / pitch - row];
  if (down > 1 - gap) return;
  const stripe = Math.min(2, Math.floor(across * 3));
  if (across * 3 - stripe > 1 - gap) return;
  const x = Math.floor((((column + 0.5) * pitch) / camera.width) * shown.width);
  const y = Math.floor((((row + 0.5) * pitch) / camera.height) * shown.height);
  if (x < 0 || y < 0 || x >= shown.width || y >= shown.height) return;
  // A display is set brighter by what its dark parts take.
  out[stripe]! += (3 / (1 - gap) ** 2) * shown.data[(y * shown.width + x) * 3 + stripe]!;
}

/** A picture as a display shows it to the camera: in pixels of three stripes, with a dark frame around it. */
export function shownOnDisplay(shown: Picture, { pitch, turned, softness }: Display): Picture {
  const { width, height } = camera;
  const picture = blankPicture(width, height, 0);
  const [sin, cos] = [Math.sin((turned * Math.PI) / 180), Math.cos((turned * Math.PI) / 180)];
  const sums = new Float64Array(3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      sums.fill(0);
      for (let k = 0; k < samples ** 2; k++) {
        const dx = (((k % samples) + 0.5) / samples - 0.5) * softness;
        const dy = ((Math.floor(k / samples) + 0.5) / samples - 0.5) * softness;
        const [px, py] = [(x + 0.5 + dx - width / 2) / fills, (y + 0.5 + dy - height / 2) / fills];
        const [u, v] = [px * cos + py * sin + width / 2, py * cos - px * sin + height / 2];
        if (u >= 0 && v >= 0 && u < width && v < height) lit(shown, u, v, pitch, sums);
        else for (let c = 0; c < 3; c++) sums[c]! += frameLevel;
      }
      for (let c = 0; c < 3; c++) picture.data[at + c] = Math.min(255, sums[c]! / samples ** 2);
    }
  }
  return picture;
}
