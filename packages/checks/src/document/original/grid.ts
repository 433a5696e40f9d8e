import type { Picture } from '@vidimus/vision/browser';
import { logSpectra } from '../../pixels/spectrum.ts';
import { type Tile, tileSide } from './tiles.ts';

/** Peaks kept of each spectrum. */
const keptPeaks = 6;
/** Lowest frequency of a peak, periods a tile: below lie light, print and the page's edges. */
const lowest = 7;

/** A frequency that stands out of a tile's spectrum. */
export interface Peak {
  /** Periods a tile along x and y; of the two conjugates the one with y ≥ 0. */
  readonly fx: number;
  readonly fy: number;
  /** Natural logarithm of its power over that of its surroundings. */
  readonly height: number;
  readonly of: 'luma' | 'colour';
}

function planesOf({ data }: Picture): { luma: Float64Array; colour: Float64Array } {
  const pixels = tileSide * tileSide;
  const luma = new Float64Array(pixels);
  const colour = new Float64Array(pixels);
  for (let i = 0, at = 0; i < pixels; i++, at += 3) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    luma[i] = 0.299 * r + 0.587 * g + 0.114 * b;
    colour[i] = r - b;
  }
  return { luma, colour };
}

/** Median of the power in each ring of one period a tile. */
function ringMedians(power: Float32Array): Float32Array {
  const half = tileSide / 2;
  const rings: number[][] = Array.from({ length: half + 1 }, () => []);
  for (let y = 0; y <= half; y++) {
    for (let x = -half + 1; x <= half; x++) {
      const radius = Math.round(Math.hypot(x, y));
      if (radius <= half) rings[radius]!.push(power[y * tileSide + ((x + tileSide) % tileSide)]!);
    }
  }
  return Float32Array.from(rings, (ring) => ring.sort((a, b) => a - b)[ring.length >> 1] ?? 0);
}

/** The frequencies that stand out of a spectrum: above their ring, and above what lies further in and out on their ray. */
function peaksOf(power: Float32Array, of: Peak['of']): Peak[] {
  const half = tileSide / 2;
  const medians = ringMedians(power);
  const at = (x: number, y: number): number =>
    power[((y + tileSide) % tileSide) * tileSide + ((x + tileSide) % tileSide)]!;
  const found: Peak[] = [];
  for (let y = 0; y < half; y++) {
    for (let x = -half + 1; x < half; x++) {
      const radius = Math.hypot(x, y);
      if (radius < lowest || radius > half - 1 || (y === 0 && x < 0)) continue;
      const here = at(x, y);
      const above = here - medians[Math.round(radius)]!;
      if (above < 3) continue;
      let highest = true;
      for (let dy = -2; dy <= 2 && highest; dy++)
        for (let dx = -2; dx <= 2; dx++) if (at(x + dx, y + dy) > here) highest = false;
      if (!highest) continue;
      // Lines of print and edges make whole rays; a grid makes points.
      let ray = 0;
      for (const step of [-6, -5, -4, 4, 5, 6]) {
        const share = step / radius;
        ray += at(Math.round(x * (1 + share)), Math.round(y * (1 + share)));
      }
      const height = Math.min(above, here - ray / 6);
      if (height > 3) found.push({ fx: x, fy: y, height, of });
    }
  }
  return found.sort((a, b) => b.height - a.height).slice(0, keptPeaks);
}

/** The peaks of one tile, in brightness and in colour. */
export function tilePeaks({ picture }: Tile): Peak[] {
  const { luma, colour } = planesOf(picture);
  const spectra = logSpectra(luma, colour, tileSide);
  return [...peaksOf(spectra.first, 'luma'), ...peaksOf(spectra.second, 'colour')];
}
