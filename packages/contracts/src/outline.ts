import { VidimusError } from './error.ts';
import type { Point, Quad } from './vocabulary.ts';

/** How far beyond the picture a corner may lie, as a share of its side: a document that is cut goes on there. */
const mostBeyond = 0.05;
/** Least area as a share of the picture's: nothing smaller can be read. */
const leastArea = 0.02;
/** Least sine of the angle at a corner: below it three corners lie on one line. */
const leastSine = 0.1;

const within = (share: number): boolean => share >= -mostBeyond && share <= 1 + mostBeyond;

function sineAt(outline: Quad, corner: number): number {
  const [ax, ay] = outline[(corner + 3) % 4]!;
  const [bx, by] = outline[corner]!;
  const [cx, cy] = outline[(corner + 1) % 4]!;
  const lengths = Math.hypot(bx - ax, by - ay) * Math.hypot(cx - bx, cy - by);
  return lengths === 0 ? 0 : ((bx - ax) * (cy - by) - (by - ay) * (cx - bx)) / lengths;
}

const areaOf = (outline: Quad): number =>
  outline.reduce((sum, [x, y], k) => {
    const [u, v] = outline[(k + 1) % 4]!;
    return sum + (x * v - u * y) / 2;
  }, 0);

/** Why four points are no outline of a document, and which of the eight numbers says so. */
export interface OutlineFault {
  /** Index among x and y of the four corners; null where they are wrong only together. */
  readonly at: number | null;
  readonly what: string;
}

/**
 * What keeps four corners from being an outline: they go clockwise as seen, in shares of the picture's width and height,
 * inside the picture or a little beyond. Null where nothing does.
 */
export function outlineFault(outline: Quad): OutlineFault | null {
  const far = outline.flat().findIndex((share) => !within(share));
  if (far >= 0) return { at: far, what: 'lies outside the picture' };
  const bent = [0, 1, 2, 3].find((corner) => sineAt(outline, corner) < leastSine);
  if (bent !== undefined) return { at: 2 * bent, what: 'is a corner that bends inwards or hardly at all' };
  return areaOf(outline) < leastArea ? { at: null, what: 'enclose too little of the picture' } : null;
}

/**
 * An outline out of eight numbers: x and y of the four corners, clockwise, as shares of the picture's sides.
 * @throws VidimusError `upload.corners_invalid` naming which
 */
export function outlineOf(numbers: readonly number[]): Quad {
  const corner = (k: number): Point => [numbers[2 * k]!, numbers[2 * k + 1]!];
  const outline: Quad = [corner(0), corner(1), corner(2), corner(3)];
  const eight = numbers.length === 8 && numbers.every(Number.isFinite);
  const fault = eight ? outlineFault(outline) : { at: null, what: 'are not eight numbers' };
  if (fault === null) return outline;
  const where = fault.at === null ? 'corners' : `corners/${fault.at}`;
  throw new VidimusError('upload.corners_invalid', `${where} ${fault.what}`, { where });
}
