/** Waits between two looks at a session that is being checked, in milliseconds; the last repeats. */
const waitsMs: readonly number[] = [1000, 1000, 1000, 1000, 1000, 1500, 1500, 2000, 2000, 3000, 4000, 5000];

/** After this long the waiting page says that it takes longer than usual. */
export const slowAfterMs = 25_000;

/** How long to wait before the n-th look (from 0). Failed looks double the wait, up to 15 s. */
export function pollDelayMs(looks: number, failuresInRow: number): number {
  const base = waitsMs[Math.min(looks, waitsMs.length - 1)] ?? 5000;
  return Math.min(15_000, base * 2 ** Math.min(failuresInRow, 4));
}
