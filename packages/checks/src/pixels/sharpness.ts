import type { GreyPicture } from '@vidimus/vision/browser';
import { quantileOf } from './grey-grid.ts';

/** Side of a tile, px; a line of print is about 12–25 px high at the measures' size. */
const tileSide = 32;
/** Least mean squared gradient of a tile that holds print or an edge at all, noise taken off, grey levels². */
const leastContrast = 60;
/** The same for the second look, at pictures so blurred that no tile has the contrast of print, grey levels². */
const leastTrace = 6;
/** Fewest such tiles for a measure to mean anything. */
const leastTiles = 6;
/** White noise of variance σ² adds 6 σ² to the mean squared second difference and σ²/2 to the squared gradient. */
const noiseInBend = 6;
const noiseInGradient = 0.5;

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

/** Bend over gradient of the tiles that have contrast along one direction, the sensor's noise taken off both. */
function ratios(tiles: readonly Energies[], noise: number, contrast: number): number[] {
  const found: number[] = [];
  for (const { gradient, bend } of tiles) {
    const clean = gradient - noiseInGradient * noise;
    if (clean > contrast) found.push(Math.max(0, bend - noiseInBend * noise) / clean);
  }
  return found;
}

/**
 * Sharpness of the contrasty tiles: Laplacian energy over gradient energy, per direction, which falls with the square
 * of a blur's width whatever the contrast (after Pech-Pacheco et al. 2000). Blur is told by the better tiles: paper
 * texture and soft portraits are dull even in a crisp photo. Null when there is nothing to judge by.
 */
export function sharpnessOf(luma: GreyPicture): Sharpness | null {
  const alongX: Energies[] = [];
  const alongY: Energies[] = [];
  for (let y = 0; y + tileSide <= luma.height; y += tileSide) {
    for (let x = 0; x + tileSide <= luma.width; x += tileSide) {
      const energies = tileEnergies(luma, x, y);
      alongX.push(energies.x);
      alongY.push(energies.y);
    }
  }
  // The flattest tiles show what is noise.
  const noise =
    quantileOf(
      [...alongX, ...alongY].map(({ bend }) => bend),
      0.05,
    ) / noiseInBend;
  for (const contrast of [leastContrast, leastTrace]) {
    const [x, y] = [ratios(alongX, noise, contrast), ratios(alongY, noise, contrast)];
    if (Math.max(x.length, y.length) < leastTiles) continue;
    const sides = [x, y].map((side) => (side.length < leastTiles ? 0 : quantileOf(side, 0.8)));
    return { worst: Math.min(...sides), best: Math.max(...sides), tiles: Math.max(x.length, y.length) };
  }
  return null;
}
