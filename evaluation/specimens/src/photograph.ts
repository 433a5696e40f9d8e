import type { Point, Quad } from '@vidimus/contracts';
import {
  applyHomography,
  type Homography,
  homographyFromQuads,
  invertHomography,
  rectangleQuad,
} from '@vidimus/vision';
import type { Box, Page } from './page.ts';
import type { Random } from './random.ts';
import type { Raster } from './raster.ts';

/** A corner radius of 3.18 mm (ISO/IEC 7810, 5.1). Truth quads go through the unrounded corner. */
const cornerRadius = 3.18;

/** Where a document point (millimetres) lies in the photograph (pixels). */
export function pageToPicture(page: Page, quad: Quad): (x: number, y: number) => Point {
  const map = homographyFromQuads(rectangleQuad(1, 1), quad)!;
  return (x, y) => applyHomography(map, [x / page.width, y / page.height]);
}

/** The four corners of a box on the page, in the photograph's pixels. */
export function boxInPicture(box: Box, page: Page, quad: Quad): Quad {
  const at = pageToPicture(page, quad);
  return [
    at(box.x, box.y),
    at(box.x + box.width, box.y),
    at(box.x + box.width, box.y + box.height),
    at(box.x, box.y + box.height),
  ];
}

/** Signed distance in pixels to a convex quad, negative inside (exact inside, a lower bound outside). */
function distanceTo(quad: Quad): (x: number, y: number) => number {
  const edges = quad.map((from, index) => {
    const to = quad[(index + 1) % 4]!;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return { from, nx: (to[1] - from[1]) / length, ny: -(to[0] - from[0]) / length };
  });
  // Called for every pixel: no array may be made here.
  return (x, y) => {
    let farthest = Number.NEGATIVE_INFINITY;
    for (const { from, nx, ny } of edges)
      farthest = Math.max(farthest, (x - from[0]) * nx + (y - from[1]) * ny);
    return farthest;
  };
}

function insideRounded(page: Page, u: number, v: number): boolean {
  if (u < 0 || v < 0 || u > 1 || v > 1) return false;
  const dx = Math.max(cornerRadius - u * page.width, u * page.width - (page.width - cornerRadius), 0);
  const dy = Math.max(cornerRadius - v * page.height, v * page.height - (page.height - cornerRadius), 0);
  return dx * dx + dy * dy <= cornerRadius * cornerRadius;
}

function sample(flat: Raster, u: number, v: number, into: Float64Array): void {
  const x = Math.min(flat.width - 1.001, Math.max(0, u * flat.width - 0.5));
  const y = Math.min(flat.height - 1.001, Math.max(0, v * flat.height - 0.5));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const i = (y0 * flat.width + x0) * 3;
  const below = i + flat.width * 3;
  for (let c = 0; c < 3; c++) {
    const top = flat.data[i + c]! * (1 - fx) + flat.data[i + 3 + c]! * fx;
    const bottom = flat.data[below + c]! * (1 - fx) + flat.data[below + 3 + c]! * fx;
    into[c]! += top * (1 - fy) + bottom * fy;
  }
}

/** Lays the document over one pixel of the ground: 2×2 samples, so edges are soft as a lens makes them. */
function coverPixel(scene: Raster, flat: Raster, page: Page, back: Homography, x: number, y: number): void {
  const sum = new Float64Array(3);
  let covered = 0;
  for (let s = 0; s < 4; s++) {
    const [u, v] = applyHomography(back, [x + 0.25 + 0.5 * (s & 1), y + 0.25 + 0.5 * (s >> 1)]);
    if (!insideRounded(page, u, v)) continue;
    covered++;
    sample(flat, u, v, sum);
  }
  const i = (y * scene.width + x) * 3;
  for (let c = 0; c < 3; c++) {
    scene.data[i + c] = (sum[c]! + scene.data[i + c]! * (4 - covered)) / 4;
  }
}

/** A soft contact shadow on the ground, thrown by a lamp to one side. Strength 0 … 1. */
function castShadow(scene: Raster, quad: Quad, random: Random): void {
  const reach = scene.width * random.between(0.008, 0.022);
  const angle = random.between(0, 2 * Math.PI);
  const strength = random.between(0.35, 0.6);
  const moved = quad.map(([x, y]): Point => [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]);
  const distance = distanceTo([moved[0]!, moved[1]!, moved[2]!, moved[3]!]);
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const d = distance(x + 0.5, y + 0.5) / reach;
      if (d > 1) continue;
      const dark = 1 - strength * Math.min(1, (1 - d) / 2);
      const i = (y * scene.width + x) * 3;
      for (let c = 0; c < 3; c++) scene.data[i + c]! *= dark;
    }
  }
}

/** Uneven room light: a slope of up to ±15 % across the picture and a lens's fall-off to the corners. */
function light(scene: Raster, random: Random): void {
  const angle = random.between(0, 2 * Math.PI);
  const slope = random.between(0.03, 0.15);
  const tint = [random.between(0.94, 1.04), 1, random.between(0.92, 1.03)];
  const level = random.between(0.74, 0.84);
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const u = x / scene.width - 0.5;
      const v = y / scene.height - 0.5;
      const gain =
        level * (1 + 2 * slope * (u * Math.cos(angle) + v * Math.sin(angle))) * (1 - 0.25 * (u * u + v * v));
      const i = (y * scene.width + x) * 3;
      for (let c = 0; c < 3; c++) scene.data[i + c]! *= gain * tint[c]!;
    }
  }
}

/**
 * A document on its ground, as light falls into the lens: shadow, document, uneven light. Linear light.
 * `flat` should have between one and two pixels for each pixel of the photograph, so bilinear sampling does not alias.
 */
export function layOut(ground: Raster, flat: Raster, page: Page, quad: Quad, random: Random): Raster {
  const scene: Raster = { width: ground.width, height: ground.height, data: ground.data.slice() };
  castShadow(scene, quad, random);
  const back = invertHomography(homographyFromQuads(rectangleQuad(1, 1), quad)!);
  const near = distanceTo(quad);
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      if (near(x + 0.5, y + 0.5) < 1.5) coverPixel(scene, flat, page, back, x, y);
    }
  }
  light(scene, random);
  return scene;
}
