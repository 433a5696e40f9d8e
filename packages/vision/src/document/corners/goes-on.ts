import type { Point, Quad } from '@vidimus/contracts';
import { sideLengths } from '../../picture/homography.ts';
import type { Picture } from '../../picture/picture.ts';
import { edgesSeen } from './refine.ts';

/** Least way on to the border of the picture that tells anything, in widths of the document. */
const LEAST_WAY = 0.02;

/**
 * Of each side, from the top clockwise, the share of the way from it to the border of the picture along which the edges
 * of both its neighbours are seen to go on, the lesser of the two; 0 where the border is too near or behind.
 */
export function edgesBeyond(picture: Picture, quad: Quad): readonly number[] {
  const width = Math.max(...sideLengths(quad));
  return [0, 1, 2, 3].map((k) => {
    const [from, to] = [quad[k]!, quad[(k + 1) % 4]!];
    const start = borderBeyond(quad[(k + 3) % 4]!, from, picture);
    const end = borderBeyond(quad[(k + 2) % 4]!, to, picture);
    if (!start || !end) return 0;
    const ways = [distance(from, start), distance(to, end)];
    if (ways.some((way) => way < LEAST_WAY * width || way > width)) return 0;
    const [, rightSeen, , leftSeen] = edgesSeen(picture, [start, end, to, from]);
    return Math.min(rightSeen!, leftSeen!);
  });
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Where the way from one point through another leaves the picture; null if it has left before. */
function borderBeyond([ax, ay]: Point, [bx, by]: Point, { width, height }: Picture): Point | null {
  const [dx, dy] = [bx - ax, by - ay];
  const steps = [
    dx > 0 ? (width - bx) / dx : dx < 0 ? -bx / dx : Number.POSITIVE_INFINITY,
    dy > 0 ? (height - by) / dy : dy < 0 ? -by / dy : Number.POSITIVE_INFINITY,
  ];
  const step = Math.min(...steps);
  return step > 0 && Number.isFinite(step) ? [bx + dx * step, by + dy * step] : null;
}
