import type { Point, Quad } from '@vidimus/contracts';
import { rectangleQuad } from '../../picture/homography.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance of each corner to the nearest edge of the picture, px; negative outside. */
export const cornerMargins = (quad: Quad, { width, height }: Size): readonly number[] =>
  quad.map(([x, y]) => Math.min(x, y, width - x, height - y));

/** Of each side, from the top clockwise, whether all of it lies within `near` px of one edge of the picture, or beyond. */
export function sidesAlongFrame(quad: Quad, { width, height }: Size, near: number): readonly boolean[] {
  const gaps = [
    ([x]: Point) => x,
    ([, y]: Point) => y,
    ([x]: Point) => width - x,
    ([, y]: Point) => height - y,
  ];
  return quad.map((from, k) => gaps.some((gap) => gap(from) < near && gap(quad[(k + 1) % 4]!) < near));
}

/** A scan that the document fills shows no ground: its corners lie this near to the picture's, as shares of its sides. */
const FULL_FRAME_SHARE = 0.04;

/** Whether an outline is the picture's own frame rather than a document's that lies in it. */
export function fillsFrame(quad: Quad, { width, height }: Size): boolean {
  return quad.every(([x, y]) =>
    rectangleQuad(width, height).some(
      ([fx, fy]) =>
        Math.abs(x - fx) < FULL_FRAME_SHARE * width && Math.abs(y - fy) < FULL_FRAME_SHARE * height,
    ),
  );
}
