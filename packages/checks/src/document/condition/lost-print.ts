import type { Point, Quad } from '@vidimus/contracts';
import type { TextLine } from '@vidimus/vision/browser';
import { knobs } from './knobs.ts';

interface Placed {
  readonly line: TextLine;
  readonly centre: Point;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

function placed(line: TextLine): Placed {
  const [tl, tr, br, bl] = line.quad;
  return {
    line,
    centre: [(tl[0] + br[0]) / 2, (tl[1] + br[1]) / 2],
    left: (tl[0] + bl[0]) / 2,
    width: Math.hypot(tr[0] - tl[0], tr[1] - tl[1]),
    height: Math.hypot(bl[0] - tl[0], bl[1] - tl[1]),
  };
}

/** Shortest text that is judged, shortest that tells how the page's print reads, and how many such lines must tell it. */
const LETTERS = 2;
const CLEAR_LETTERS = 4;
const OTHERS = 5;
/** How far a line's beginning may stand off its column, and how much its height may differ, in heights of the others. */
const ASIDE = 0.6;
const HEIGHTS = [0.6, 1.6] as const;
/** Print of about one height, as a share either way, and how many lines of it show how such print reads here. */
const ALIKE = 0.25;
const ALIKE_LINES = 3;
const MOST_BADLY = 0.3;
/** The same least height where a needed field was not read: what is left of its print is told by less. */
const PARTLY = 0.35;

/**
 * Print that was seen and cannot be read although the page's other print reads well: a line in one of its columns, of
 * its size, that the recogniser doubts; where a needed field was not read (`unread`), any piece of such a line between
 * the others. The worst one's quad in the flat document's pixels; null where all reads.
 */
export function lostPrint(
  lines: readonly TextLine[],
  { unread = false } = {},
): { quad: Quad; confidence: number } | null {
  const judged = lines.filter(({ text }) => text.length >= LETTERS).map(placed);
  const clear = judged.filter(
    ({ line }) => line.text.length >= CLEAR_LETTERS && line.confidence >= knobs.clearPrint.value,
  );
  if (clear.length < OTHERS) return null;
  const height = clear.map((each) => each.height).sort((a, b) => a - b)[clear.length >> 1]!;
  const inColumn = ({ left }: Placed): boolean =>
    clear.filter((other) => Math.abs(other.left - left) < ASIDE * height).length >= 2;
  const doubted = judged.filter(
    (each) =>
      each.line.confidence < knobs.lostPrint.value &&
      each.height > (unread ? PARTLY : HEIGHTS[0]) * height &&
      each.height < HEIGHTS[1] * height &&
      each.width > (unread ? 1 : 2) * each.height &&
      (unread ? isBetween(each, clear) : inColumn(each)) &&
      readsWell(judged.filter((other) => other !== each && isAlike(other, each))),
  );
  const worst = doubted.sort((a, b) => a.line.confidence - b.line.confidence)[0];
  return worst ? { quad: worst.line.quad, confidence: worst.line.confidence } : null;
}

const isAlike = (a: Placed, b: Placed): boolean => Math.abs(a.height - b.height) < ALIKE * b.height;

/** Whether print of one size reads: where much of it reads badly, as on a copy, one line of it tells nothing. */
function readsWell(alike: readonly Placed[]): boolean {
  const badly = alike.filter(({ line }) => line.confidence < knobs.clearPrint.value);
  return alike.length < ALIKE_LINES || badly.length < MOST_BADLY * alike.length;
}

/** Whether a line stands among others: some lie above it and some below, and some begin before it and end after it. */
function isBetween({ centre: [x, y] }: Placed, others: readonly Placed[]): boolean {
  const tops = others.map(({ centre }) => centre[1]);
  const isBeside = others.some(({ left, width }) => left <= x && left + width >= x);
  return isBeside && Math.min(...tops) < y && Math.max(...tops) > y;
}
