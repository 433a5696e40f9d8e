import type { GreyPicture } from '@vidimus/vision/browser';
import { quantileOf } from './grey-grid.ts';

/** Side of a tile, px; a line of print is about 12–25 px high at the measures' size. */
const tileSide = 32;
/** Least mean squared gradient of a tile that holds print or an edge at all, grey levels². */
const leastContrast = 60;
/** Fewest such tiles for a measure to mean anything. */
const leastTiles = 6;

export interface Sharpness {
  /** Second over first derivative energy along the worse direction: about 1 for crisp print, near 0 when blurred. */
  readonly worst: number;
  /** The same along the better direction: a large ratio of the two means motion. */
  readonly best: number;
  readonly tiles: number;
}

interface Energies {
  gradient: number;
  bend: number;
}

/** Derivative energies of one tile along x and along y, per pixel. */
function tileEnergies(luma: GreyPicture, x0: number, y0: number): { x: Energies; y: Energies } {
  const { width, data } = luma;
  const x = { gradient: 0, bend: 0 };
  const y = { gradient: 0, bend: 0 };
  for (let row = y0 + 1; row < y0 + tileSide - 1; row++) {
    for (let column = x0 + 1; column < x0 + tileSide - 1; column++) {
      const at = row * width + column;
      const here = data[at]!;
      const left = data[at - 1]!;
      const right = data[at + 1]!;
      const up = data[at - width]!;
      const down = data[at + width]!;
      x.gradient += ((right - left) / 2) ** 2;
      y.gradient += ((down - up) / 2) ** 2;
      x.bend += (right - 2 * here + left) ** 2;
      y.bend += (down - 2 * here + up) ** 2;
    }
  }
  const pixels = (tileSide - 2) ** 2;
  for (const energies of [x, y]) {
    energies.gradient /= pixels;
    energies.bend /= pixels;
  }
  return { x, y };
}

/**
 * Sharpness of the contrasty tiles: Laplacian energy over gradient energy, per direction, which falls with the square
 * of a blur's width whatever the contrast (after Pech-Pacheco et al. 2000). Blur is told by the better tiles: paper
 * texture and soft portraits are dull even in a crisp photo. Null when there is nothing to judge by.
 */
export function sharpnessOf(luma: GreyPicture): Sharpness | null {
  const alongX: number[] = [];
  const alongY: number[] = [];
  for (let y = 0; y + tileSide <= luma.height; y += tileSide) {
    for (let x = 0; x + tileSide <= luma.width; x += tileSide) {
      const energies = tileEnergies(luma, x, y);
      if (energies.x.gradient > leastContrast) alongX.push(energies.x.bend / energies.x.gradient);
      if (energies.y.gradient > leastContrast) alongY.push(energies.y.bend / energies.y.gradient);
    }
  }
  const tiles = Math.max(alongX.length, alongY.length);
  if (tiles < leastTiles) return null;
  const x = alongX.length < leastTiles ? 0 : quantileOf(alongX, 0.8);
  const y = alongY.length < leastTiles ? 0 : quantileOf(alongY, 0.8);
  return { worst: Math.min(x, y), best: Math.max(x, y), tiles };
}
