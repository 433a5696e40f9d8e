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
  /**
   * Gradient energy along the direction that has least of it over that across, all print together: print has strokes
   * in every direction and measures 0.4 to 1, a movement takes away those that it crosses. 1 where print is too faint.
   */
  readonly smear: number;
}

/**
 * Squared gradient, both directions together, of a tile whose strokes' directions count, grey levels². Sharp print rarely
 * has more, the black bars of a symbol twice that, and they run one way however still the camera was.
 */
const leastStroke = 30;
const mostStroke = 1500;

interface Energies {
  gradient: number;
  bend: number;
}

/** Derivative energies of one tile along x and along y, per pixel, and the product of both gradients. */
interface TileEnergies {
  readonly x: Energies;
  readonly y: Energies;
  readonly cross: number;
}

function tileEnergies(luma: GreyPicture, x0: number, y0: number): TileEnergies {
  const { width, data } = luma;
  const x = { gradient: 0, bend: 0 };
  const y = { gradient: 0, bend: 0 };
  let cross = 0;
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
      cross += ((right - left) * (down - up)) / 4;
    }
  }
  const pixels = (tileSide - 2) ** 2;
  for (const energies of [x, y]) {
    energies.gradient /= pixels;
    energies.bend /= pixels;
  }
  return { x, y, cross: cross / pixels };
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

/** The smaller over the larger eigenvalue of the strokes' structure tensor, each tile weighing alike (Bigün 1987). */
function smearOf(tiles: readonly TileEnergies[], noise: number): number {
  let [xx, xy, yy, count] = [0, 0, 0, 0];
  for (const { x, y, cross } of tiles) {
    const clean = x.gradient + y.gradient - 2 * noiseInGradient * noise;
    if (clean < leastStroke || clean > mostStroke) continue;
    xx += (x.gradient - noiseInGradient * noise) / clean;
    yy += (y.gradient - noiseInGradient * noise) / clean;
    xy += cross / clean;
    count++;
  }
  if (count < leastTiles) return 1;
  const mean = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  return Math.max(0, mean - spread) / (mean + spread);
}

/**
 * Sharpness of the contrasty tiles: Laplacian energy over gradient energy, per direction, which falls with the square
 * of a blur's width whatever the contrast (after Pech-Pacheco et al. 2000). Blur is told by the better tiles: paper
 * texture and soft portraits are dull even in a crisp photo. Null when there is nothing to judge by.
 */
export function sharpnessOf(luma: GreyPicture): Sharpness | null {
  const tiles: TileEnergies[] = [];
  for (let y = 0; y + tileSide <= luma.height; y += tileSide) {
    for (let x = 0; x + tileSide <= luma.width; x += tileSide) {
      tiles.push(tileEnergies(luma, x, y));
    }
  }
  const alongX = tiles.map(({ x }) => x);
  const alongY = tiles.map(({ y }) => y);
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
    return {
      worst: Math.min(...sides),
      best: Math.max(...sides),
      tiles: Math.max(x.length, y.length),
      smear: smearOf(tiles, noise),
    };
  }
  return null;
}
