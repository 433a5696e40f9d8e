import type { Point, Quad } from '@vidimus/contracts';
import { rectangleQuad } from '../../picture/homography.ts';

/** How a document's outline lies in the picture's frame. */
export interface FramePlacement {
  /** Per side (top, right, bottom, left): share of its length inside the frame, 0–1. */
  readonly visible: readonly [number, number, number, number];
  /** Per corner (TL, TR, BR, BL): distance to the nearest edge of the frame, px; negative outside. */
  readonly margins: readonly [number, number, number, number];
  /** Per side: the whole side runs along an edge of the frame within the tolerance, as when the picture ends there. */
  readonly touching: readonly [boolean, boolean, boolean, boolean];
}

/** A side this near to the frame cannot be told from one that was cut off, as a share of the picture's longer side. */
const TOUCH_SHARE = 0.006;

/** Where the sides of `quad` lie in a picture of `width` × `height` px; the basis of the check for cropping. */
export function sidesInFrame(quad: Quad, width: number, height: number): FramePlacement {
  const margin = ([x, y]: Point) => Math.min(x, y, width - x, height - y);
  const margins = quad.map(margin) as unknown as FramePlacement['margins'];
  const tolerance = TOUCH_SHARE * Math.max(width, height);
  const each = <T>(measure: (from: Point, to: Point) => T) =>
    [0, 1, 2, 3].map((k) => measure(quad[k]!, quad[(k + 1) % 4]!)) as unknown as readonly [T, T, T, T];
  return {
    visible: each((from, to) => insideShare(from, to, width, height)),
    margins,
    touching: each((from, to) => {
      const gaps = [
        (p: Point) => p[0],
        (p: Point) => p[1],
        (p: Point) => width - p[0],
        (p: Point) => height - p[1],
      ];
      return gaps.some((gap) => gap(from) < tolerance && gap(to) < tolerance);
    }),
  };
}

/** Share of the segment inside the frame (Liang and Barsky 1984). */
function insideShare(from: Point, to: Point, width: number, height: number): number {
  let [enter, leave] = [0, 1];
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  for (const [step, room] of [
    [-dx, from[0]],
    [dx, width - from[0]],
    [-dy, from[1]],
    [dy, height - from[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return 0;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return Math.max(0, leave - enter);
}

/** A scan that the document fills shows no ground: its corners lie this near to the picture's, as shares of its sides. */
const FULL_FRAME_SHARE = 0.04;

/** Whether an outline is the picture's own frame rather than a document's that lies in it. */
export function fillsFrame(quad: Quad, { width, height }: { width: number; height: number }): boolean {
  return quad.every(([x, y]) =>
    rectangleQuad(width, height).some(
      ([fx, fy]) =>
        Math.abs(x - fx) < FULL_FRAME_SHARE * width && Math.abs(y - fy) < FULL_FRAME_SHARE * height,
    ),
  );
}
