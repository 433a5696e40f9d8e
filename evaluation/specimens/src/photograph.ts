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

/** Whether the document is there at a point in millimetres: a piece may be torn off. */
export type Presence = (x: number, y: number) => boolean;

/** Whether a point lies within the page's rounded outline. */
export function withinOutline(page: Page): Presence {
  const { width, height } = page;
  return (x, y) => {
    if (x < 0 || y < 0 || x > width || y > height) return false;
    const dx = Math.max(cornerRadius - x, x - (width - cornerRadius), 0);
    const dy = Math.max(cornerRadius - y, y - (height - cornerRadius), 0);
    return dx * dx + dy * dy <= cornerRadius * cornerRadius;
  };
}

/** What lies over the ground: its print, where it is, and where it is sure to be; there one sample a pixel does. */
interface Sheet {
  flat: Raster;
  page: Page;
  here: Presence;
  inner: Presence | null;
}

/** Well inside the outline, so that no edge and no rounded corner is near; millimetres. */
const edge = 0.6;

function innerOf({ width, height }: Page): Presence {
  return (x, y) =>
    x > edge &&
    y > edge &&
    x < width - edge &&
    y < height - edge &&
    ((x > cornerRadius && x < width - cornerRadius) || (y > cornerRadius && y < height - cornerRadius));
}

/**
 * Lays the document over a row of the ground: 2×2 samples a pixel, each bilinear, so edges are soft as a lens makes them.
 * Called for every pixel: no array may be made here.
 */
function coverRow(scene: Raster, { flat, page, here, inner }: Sheet, back: Homography, row: Row): void {
  const [a, b, c, d, e, f, g, h, k] = back;
  const { data, width, height } = flat;
  const { y } = row;
  for (let x = row.from; x < row.to; x++) {
    let samples = 4;
    if (inner) {
      const w = g * (x + 0.5) + h * (y + 0.5) + k;
      const mx = (page.width * (a * (x + 0.5) + b * (y + 0.5) + c)) / w;
      const my = (page.height * (d * (x + 0.5) + e * (y + 0.5) + f)) / w;
      if (inner(mx, my)) samples = 1;
    }
    let red = 0;
    let green = 0;
    let blue = 0;
    let covered = 0;
    for (let s = 0; s < samples; s++) {
      const px = x + (samples === 1 ? 0.5 : 0.25 + 0.5 * (s & 1));
      const py = y + (samples === 1 ? 0.5 : 0.25 + 0.5 * (s >> 1));
      const w = g * px + h * py + k;
      const u = (a * px + b * py + c) / w;
      const v = (d * px + e * py + f) / w;
      if (u < 0 || v < 0 || u > 1 || v > 1 || !here(u * page.width, v * page.height)) continue;
      covered++;
      const sx = Math.min(width - 1.001, Math.max(0, u * width - 0.5));
      const sy = Math.min(height - 1.001, Math.max(0, v * height - 0.5));
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      const fx = sx - x0;
      const fy = sy - y0;
      const i = (y0 * width + x0) * 3;
      const j = i + width * 3;
      const tr = fx * (1 - fy);
      const tl = 1 - fy - tr;
      const br = fx * fy;
      const bl = fy - br;
      red += data[i]! * tl + data[i + 3]! * tr + data[j]! * bl + data[j + 3]! * br;
      green += data[i + 1]! * tl + data[i + 4]! * tr + data[j + 1]! * bl + data[j + 4]! * br;
      blue += data[i + 2]! * tl + data[i + 5]! * tr + data[j + 2]! * bl + data[j + 5]! * br;
    }
    if (covered === 0) continue;
    const i = (y * scene.width + x) * 3;
    scene.data[i] = (red + scene.data[i]! * (samples - covered)) / samples;
    scene.data[i + 1] = (green + scene.data[i + 1]! * (samples - covered)) / samples;
    scene.data[i + 2] = (blue + scene.data[i + 2]! * (samples - covered)) / samples;
  }
}

interface Row {
  y: number;
  from: number;
  to: number;
}

/** Rows of the picture that a quad, widened by `margin` pixels, touches. */
function* rowsAround(quad: Quad, margin: number, { width, height }: Raster): Generator<Row> {
  const [xs, ys] = [quad.map((p) => p[0]), quad.map((p) => p[1])];
  const from = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const to = Math.min(width, Math.ceil(Math.max(...xs) + margin));
  const last = Math.min(height, Math.ceil(Math.max(...ys) + margin));
  for (let y = Math.max(0, Math.floor(Math.min(...ys) - margin)); y < last; y++) yield { y, from, to };
}

/** A soft contact shadow on the ground, thrown by a lamp to one side. Strength 0 … 1. */
function castShadow(scene: Raster, quad: Quad, random: Random): void {
  const reach = scene.width * random.between(0.008, 0.022);
  const angle = random.between(0, 2 * Math.PI);
  const strength = random.between(0.35, 0.6);
  const moved = quad.map(([x, y]): Point => [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach]);
  const distance = distanceTo([moved[0]!, moved[1]!, moved[2]!, moved[3]!]);
  for (const { y, from, to } of rowsAround(moved as unknown as Quad, reach, scene)) {
    for (let x = from; x < to; x++) {
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
  const red = random.between(0.94, 1.04);
  const blue = random.between(0.92, 1.03);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const level = random.between(0.74, 0.84);
  for (let y = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++) {
      const u = x / scene.width - 0.5;
      const v = y / scene.height - 0.5;
      const gain = level * (1 + 2 * slope * (u * cos + v * sin)) * (1 - 0.25 * (u * u + v * v));
      const i = (y * scene.width + x) * 3;
      scene.data[i]! *= gain * red;
      scene.data[i + 1]! *= gain;
      scene.data[i + 2]! *= gain * blue;
    }
  }
}

/** Up to this many pixels of the print for one of the photograph, one sample each is as good as four. */
const evenScale = 1.2;

/**
 * A document on its ground, as light falls into the lens: shadow, document, uneven light. Linear light.
 * `flat` should have between one and two pixels for each pixel of the photograph, so bilinear sampling does not alias.
 * `torn` says where a page that lost pieces still is.
 */
export function layOut(
  ground: Raster,
  flat: Raster,
  page: Page,
  quad: Quad,
  random: Random,
  torn: Presence | null = null,
): Raster {
  const scene: Raster = { width: ground.width, height: ground.height, data: ground.data.slice() };
  castShadow(scene, quad, random);
  const back = invertHomography(homographyFromQuads(rectangleQuad(1, 1), quad)!);
  const outline = withinOutline(page);
  const scale = flat.width / Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]);
  const sheet: Sheet = {
    flat,
    page,
    here: torn ? (x, y) => outline(x, y) && torn(x, y) : outline,
    inner: !torn && scale <= evenScale ? innerOf(page) : null,
  };
  for (const row of rowsAround(quad, 1.5, scene)) coverRow(scene, sheet, back, row);
  light(scene, random);
  return scene;
}
