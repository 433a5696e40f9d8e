import type { LiveFinding } from '@vidimus/checks/browser';
import type { Quad } from '@vidimus/contracts';

/** How long all must be good before the photo takes itself, in milliseconds. */
const holdMs = 1000;
/** Farthest that a corner may go between two looks while the document counts as lying still, share of the picture. */
const mostMove = 0.02;

export interface Steadiness {
  /** Since when all has been good and still, milliseconds; null while it is not. */
  readonly sinceMs: number | null;
  readonly outline: Quad | null;
}

export const unsteady: Steadiness = { sinceMs: null, outline: null };

const moved = (from: Quad, to: Quad): number =>
  Math.max(...from.map(([x, y], corner) => Math.hypot(to[corner]![0] - x, to[corner]![1] - y)));

/** Takes in what the last look found. */
export function steadied(state: Steadiness, { hint, outline }: LiveFinding, nowMs: number): Steadiness {
  if (hint !== 'ready' || outline === null) return { sinceMs: null, outline };
  const still = state.outline !== null && moved(state.outline, outline) <= mostMove;
  return { sinceMs: still ? (state.sinceMs ?? nowMs) : null, outline };
}

/** How much of the wait is over, 0 to 1; at 1 the photo is taken. */
export const waited = ({ sinceMs }: Steadiness, nowMs: number): number =>
  sinceMs === null ? 0 : Math.min(1, (nowMs - sinceMs) / holdMs);
