import type { Point, Quad } from '@vidimus/contracts';
import { sideLengths } from '../../picture/homography.ts';
import { contains } from './quads.ts';

/** Corners of two pages of an open booklet meet at its fold, within this share of the longer side. */
const MEETING = 0.12;

/** Whether two outlines are of two documents: neither reaches into the other, and they are no two pages of one booklet. */
export function standApart(a: Quad, b: Quad): boolean {
  if ([...a, middleOf(a)].some((p) => contains(b, p)) || [...b, middleOf(b)].some((p) => contains(a, p)))
    return false;
  const near = MEETING * Math.max(...sideLengths(a), ...sideLengths(b));
  const meeting = a.filter(([x, y]) => b.some(([u, v]) => Math.hypot(x - u, y - v) < near));
  return meeting.length < 2;
}

const middleOf = (quad: Quad): Point => [
  quad.reduce((sum, [x]) => sum + x, 0) / 4,
  quad.reduce((sum, [, y]) => sum + y, 0) / 4,
];
