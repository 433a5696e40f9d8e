import type { Quad } from '@vidimus/contracts';
import { homographyFromQuads, invertHomography, rectangleQuad } from '@vidimus/vision';
import type { Box, Page } from './page.ts';
import type { Random } from './random.ts';
import type { Raster } from './raster.ts';

/** A mirror image of a lamp on the laminate: an ellipse in document millimetres with a flat, saturated top. */
export interface Glare {
  x: number;
  y: number;
  radiusX: number;
  radiusY: number;
  /** Light added at the centre; 1 is paper white. */
  peak: number;
}

/** Adds a glare lobe on the document. */
export function addGlare(scene: Raster, page: Page, quad: Quad, glare: Glare): void {
  const [a, b, e, d, f, g, h, k, w] = invertHomography(homographyFromQuads(rectangleQuad(1, 1), quad)!);
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const depth = h * (x + 0.5) + k * (y + 0.5) + w;
      const u = (a * (x + 0.5) + b * (y + 0.5) + e) / depth;
      const v = (d * (x + 0.5) + f * (y + 0.5) + g) / depth;
      if (u < 0 || v < 0 || u > 1 || v > 1) continue;
      const d2 =
        ((u * page.width - glare.x) / glare.radiusX) ** 2 +
        ((v * page.height - glare.y) / glare.radiusY) ** 2;
      if (d2 > 9) continue;
      const added = glare.peak * Math.exp(-d2 * d2);
      const i = (y * scene.width + x) * 3;
      for (let c = 0; c < 3; c++) scene.data[i + c]! += added;
    }
  }
}

/** Share of a box on the page where the lobe alone saturates every channel, from 21 × 21 samples. */
export function coveredShare(box: Box, glare: Glare): number {
  let covered = 0;
  for (let j = 0; j < 21; j++) {
    for (let i = 0; i < 21; i++) {
      const x = box.x + (box.width * (i + 0.5)) / 21;
      const y = box.y + (box.height * (j + 0.5)) / 21;
      const d2 = ((x - glare.x) / glare.radiusX) ** 2 + ((y - glare.y) / glare.radiusY) ** 2;
      if (glare.peak * Math.exp(-d2 * d2) >= 1) covered++;
    }
  }
  return covered / 441;
}

/** Defocus: a uniform disc of the given radius in pixels, summed row by row from prefix sums. */
export function defocus(scene: Raster, radius: number): Raster {
  const { width, height } = scene;
  const data = new Float32Array(scene.data.length);
  const prefix = new Float64Array(height * (width + 1) * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y * (width + 1) + x + 1) * 3;
      const from = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) prefix[to + c] = prefix[to - 3 + c]! + scene.data[from + c]!;
    }
  }
  const rows = Math.floor(radius);
  for (let y = 0; y < height; y++) {
    for (let dy = -rows; dy <= rows; dy++) {
      const half = Math.round(Math.sqrt(radius * radius - dy * dy));
      const row = Math.min(height - 1, Math.max(0, y + dy)) * (width + 1);
      for (let x = 0; x < width; x++) {
        const left = (row + Math.max(0, x - half)) * 3;
        const right = (row + Math.min(width, x + half + 1)) * 3;
        const to = (y * width + x) * 3;
        // Weighted by what the frame shows of the disc's row, so borders do not darken.
        const weight = (6 * half + 3) / (right - left);
        data[to]! += (prefix[right]! - prefix[left]!) * weight;
        data[to + 1]! += (prefix[right + 1]! - prefix[left + 1]!) * weight;
        data[to + 2]! += (prefix[right + 2]! - prefix[left + 2]!) * weight;
      }
    }
  }
  let area = 0;
  for (let dy = -rows; dy <= rows; dy++) area += 2 * Math.round(Math.sqrt(radius * radius - dy * dy)) + 1;
  for (let i = 0; i < data.length; i++) data[i]! /= area;
  return { width, height, data };
}

/** A hand's shake: the mean along a straight line of `length` pixels at `angle` degrees. */
export function shake(scene: Raster, length: number, angle: number): Raster {
  const { width, height } = scene;
  const taps = Math.max(2, Math.ceil(length));
  const data = new Float32Array(scene.data.length);
  const dx = Math.cos((angle * Math.PI) / 180);
  const dy = Math.sin((angle * Math.PI) / 180);
  for (let t = 0; t < taps; t++) {
    const along = (t / (taps - 1) - 0.5) * length;
    const ox = Math.round(dx * along);
    const oy = Math.round(dy * along);
    for (let y = 0; y < height; y++) {
      const from = Math.min(height - 1, Math.max(0, y + oy)) * width;
      for (let x = 0; x < width; x++) {
        const source = (from + Math.min(width - 1, Math.max(0, x + ox))) * 3;
        const to = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) data[to + c]! += scene.data[source + c]! / taps;
      }
    }
  }
  return { width, height, data };
}

/** Less light: `stops` photographic stops down. */
export function darken(scene: Raster, stops: number): void {
  const gain = 2 ** -stops;
  for (let i = 0; i < scene.data.length; i++) scene.data[i]! *= gain;
}

/** Sensor noise: shot noise that grows with the root of the light, and read noise. `level` 0.004 is a good phone. */
export function addNoise(scene: Raster, level: number, random: Random): void {
  // A table of normal deviates walked at random offsets: drawing three a pixel would take seconds.
  const table = Float32Array.from({ length: 65_521 }, () => random.normal());
  let at = 0;
  for (let i = 0; i < scene.data.length; i++) {
    if (i % 4096 === 0) at = random.whole(0, table.length - 1);
    at = at + 1 === table.length ? 0 : at + 1;
    const value = scene.data[i]!;
    scene.data[i] = Math.max(0, value + level * table[at]! * Math.sqrt(0.02 + Math.min(1, value)));
  }
}
