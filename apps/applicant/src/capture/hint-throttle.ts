/** A hint must be seen in this many looks in a row, so that a passing hand does not raise one. */
const steadyCount = 2;
/** A shown hint stays this long, so that it can be read. */
const holdMs = 1600;

export interface Throttle<Hint> {
  readonly shown: Hint;
  readonly shownAtMs: number;
  readonly candidate: Hint;
  readonly count: number;
}

export const calm = <Hint>(first: Hint): Throttle<Hint> => ({
  shown: first,
  shownAtMs: Number.NEGATIVE_INFINITY,
  candidate: first,
  count: 0,
});

/** Takes one measurement in and says which single hint to show. */
export function throttled<Hint>(state: Throttle<Hint>, seen: Hint, nowMs: number): Throttle<Hint> {
  const count = seen === state.candidate ? state.count + 1 : 1;
  const next = { ...state, candidate: seen, count };
  if (seen === state.shown || count < steadyCount || nowMs - state.shownAtMs < holdMs) return next;
  return { ...next, shown: seen, shownAtMs: nowMs };
}
