import type { Quad } from '@vidimus/contracts';
import { type DocumentReading, sideLengths } from '@vidimus/vision/browser';

/** Fewest lines of text that can tell how a page lies. */
const leastLines = 5;
/** Share of the picture's width, and of its height, that the text of a page without ground reaches over. */
const textReach = { across: 0.68, down: 0.55 } as const;
/** Fewest samples of the ground that can tell how even it is: those of one side and a half. */
const leastGround = 20;

export interface Flatness {
  /** How far the page is from lying straight and square before the lens, degrees. */
  readonly askew: number;
  /** How much the ground's brightness varies, grey levels; null where there is no ground at all. */
  readonly groundSpread: number | null;
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;
const directionOf = ([from, to]: Quad): number => degrees(Math.atan2(to[1] - from[1], to[0] - from[0]));

/** The largest departure of a quad from a rectangle: of its angles, or of its opposite sides' lengths, as an angle. */
function fromRectangle(quad: Quad): number {
  const [top, right, bottom, left] = sideLengths(quad);
  const angles = quad.map((corner, i) => {
    const [before, after] = [quad[(i + 3) % 4]!, quad[(i + 1) % 4]!];
    const [ax, ay] = [before[0] - corner[0], before[1] - corner[1]];
    const [bx, by] = [after[0] - corner[0], after[1] - corner[1]];
    return Math.abs(90 - degrees(Math.acos((ax * bx + ay * by) / Math.hypot(ax, ay) / Math.hypot(bx, by))));
  });
  const unequal = (a: number, b: number) => degrees(Math.abs(a - b) / Math.max(a, b));
  return Math.max(...angles, unequal(top, bottom), unequal(left, right));
}

/** Between which levels nine tenths of the ground lie, as a difference. */
function spreadOf(ground: readonly number[]): number {
  const sorted = [...ground].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 20);
  return sorted[sorted.length - 1 - cut]! - sorted[cut]!;
}

/** How the lines of a page that fills its picture lie, degrees; null where the text does not reach over the picture. */
function textAskew({ lines, flat }: DocumentReading): number | null {
  if (lines.length < leastLines) return null;
  const reach = (axis: 0 | 1, length: number): number => {
    const values = lines.flatMap(({ quad }) => quad.map((point) => point[axis]));
    return (Math.max(...values) - Math.min(...values)) / length;
  };
  if (reach(0, flat.width) < textReach.across || reach(1, flat.height) < textReach.down) return null;
  const widest = [...lines]
    .sort((a, b) => sideLengths(b.quad)[0] - sideLengths(a.quad)[0])
    .slice(0, leastLines);
  const turns = widest.map(({ quad }) => directionOf(quad)).sort((a, b) => a - b);
  return Math.max(Math.abs(turns[leastLines >> 1]!), (turns[leastLines - 2]! - turns[1]!) / 2);
}

/** How far a quad's sides are turned from the picture's own, degrees. */
function turned([from, to]: Quad): number {
  const direction = degrees(Math.atan2(to[1] - from[1], to[0] - from[0]));
  return Math.abs(direction - 90 * Math.round(direction / 90));
}

/** How like a scan the picture lies; null where that cannot be told, or where it lies more askew than `most` degrees. */
export function flatnessOf(
  reading: DocumentReading,
  ground: readonly number[],
  most: number,
): Flatness | null {
  const { quad } = reading;
  if (quad === null) {
    const askew = textAskew(reading);
    return askew === null ? null : { askew, groundSpread: null };
  }
  const askew = fromRectangle(quad);
  if (askew > most) return null;
  if (ground.length < leastGround) return { askew: Math.max(askew, turned(quad)), groundSpread: null };
  return { askew, groundSpread: spreadOf(ground) };
}
