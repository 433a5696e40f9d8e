import type { Point, Quad } from '@vidimus/contracts';
import { minimalRectangle, rectangleCorners } from './minimal-rectangle.ts';

/** A found line of text: corners in reading order TL, TR, BR, BL; `score` is the mean text probability inside. */
export interface TextBox {
  readonly quad: Quad;
  readonly score: number;
}

/** Probability of text per pixel, row-major. */
export interface TextMap {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/**
 * Values of the published inference of Differentiable Binarization (Liao et al. 2020) as PP-OCRv4 uses it:
 * pixels over 0.3 are text, boxes under 0.5 mean probability are dropped, boxes grow by area · 1.6 / perimeter.
 */
const PIXEL_THRESHOLD = 0.3;
const BOX_THRESHOLD = 0.5;
const UNCLIP_RATIO = 1.6;
const MIN_SIDE = 3;

/** Text boxes out of the probability map, in map pixels. */
export function textBoxes(map: TextMap): TextBox[] {
  const boxes: TextBox[] = [];
  const seen = new Uint8Array(map.data.length);
  const stack: number[] = [];
  for (let start = 0; start < map.data.length; start++) {
    if (seen[start] || map.data[start]! <= PIXEL_THRESHOLD) continue;
    const blob = floodBlob(map, start, seen, stack);
    const score = blob.sum / blob.pixels;
    if (score < BOX_THRESHOLD || blob.pixels < 8) continue;
    const rectangle = minimalRectangle(blob.outline);
    if (!rectangle || rectangle.height < MIN_SIDE) continue;
    const area = rectangle.width * rectangle.height;
    const margin = (area * UNCLIP_RATIO) / (2 * (rectangle.width + rectangle.height));
    // A nearly square box tells no direction by itself: take the one nearest to upright text.
    const steep = Math.abs(rectangle.u[1]) > Math.abs(rectangle.u[0]);
    const turned = rectangle.width < rectangle.height * 1.5 && steep;
    const upright = turned
      ? {
          ...rectangle,
          width: rectangle.height,
          height: rectangle.width,
          u: [-rectangle.u[1], rectangle.u[0]] as Point,
        }
      : rectangle;
    const forward = upright.u[0] < 0 || (upright.u[0] === 0 && upright.u[1] < 0);
    const read = forward ? { ...upright, u: [-upright.u[0], -upright.u[1]] as Point } : upright;
    boxes.push({ quad: rectangleCorners(read, margin), score });
  }
  return boxes;
}

interface Blob {
  readonly outline: Point[];
  readonly pixels: number;
  readonly sum: number;
}

function floodBlob(map: TextMap, start: number, seen: Uint8Array, stack: number[]): Blob {
  const { width, height, data } = map;
  const left = new Map<number, number>();
  const right = new Map<number, number>();
  let sum = 0;
  let pixels = 0;
  seen[start] = 1;
  stack.push(start);
  while (stack.length > 0) {
    const at = stack.pop()!;
    const y = Math.floor(at / width);
    const x = at - y * width;
    sum += data[at]!;
    pixels++;
    if (x < (left.get(y) ?? Infinity)) left.set(y, x);
    if (x > (right.get(y) ?? -1)) right.set(y, x);
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const nx = x + dx;
        const ny = y + dy;
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
        const next = ny * width + nx;
        if (seen[next] || data[next]! <= PIXEL_THRESHOLD) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  const outline: Point[] = [];
  for (const [y, x] of left) outline.push([x, y], [x, y + 1]);
  for (const [y, x] of right) outline.push([x + 1, y], [x + 1, y + 1]);
  return { outline, pixels, sum };
}
