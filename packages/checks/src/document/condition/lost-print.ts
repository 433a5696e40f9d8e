import type { Quad } from '@vidimus/contracts';
import type { TextLine } from '@vidimus/vision/browser';
import { knobs } from './knobs.ts';

interface Placed {
  readonly line: TextLine;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

function placed(line: TextLine): Placed {
  const [tl, tr, , bl] = line.quad;
  return {
    line,
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

/**
 * Print that was seen and cannot be read although the page's other print reads well: a line in one of its columns, of
 * its size, that the recogniser doubts. The worst one's quad in the flat document's pixels; null where all reads.
 */
export function lostPrint(lines: readonly TextLine[]): { quad: Quad; confidence: number } | null {
  const judged = lines.filter(({ text }) => text.length >= LETTERS).map(placed);
  const clear = judged.filter(
    ({ line }) => line.text.length >= CLEAR_LETTERS && line.confidence >= knobs.clearPrint.value,
  );
  if (clear.length < OTHERS) return null;
  const height = clear.map((each) => each.height).sort((a, b) => a - b)[clear.length >> 1]!;
  const doubted = judged.filter(
    ({ line, left, width, height: own }) =>
      line.confidence < knobs.lostPrint.value &&
      own > HEIGHTS[0] * height &&
      own < HEIGHTS[1] * height &&
      width > 2 * own &&
      clear.filter((other) => Math.abs(other.left - left) < ASIDE * height).length >= 2,
  );
  const worst = doubted.sort((a, b) => a.line.confidence - b.line.confidence)[0];
  return worst ? { quad: worst.line.quad, confidence: worst.line.confidence } : null;
}
