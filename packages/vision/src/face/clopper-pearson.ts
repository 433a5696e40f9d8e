/** Lower and upper end of an exact binomial interval, both shares in [0, 1]. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Clopper–Pearson interval for `successes` out of `trials` (Clopper and Pearson 1934): the shares at which the
 * binomial tails hold (1 − confidence) / 2 each, found by bisection.
 */
export function clopperPearson(successes: number, trials: number, confidence = 0.95): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const tail = (1 - confidence) / 2;
  const low = successes === 0 ? 0 : bisect((p) => 1 - binomialCdf(successes - 1, trials, p) < tail);
  const high = successes === trials ? 1 : bisect((p) => binomialCdf(successes, trials, p) > tail);
  return { low, high };
}

/** The share at which `below` turns from true to false. */
function bisect(below: (p: number) => boolean): number {
  let [from, to] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (from + to) / 2;
    if (below(middle)) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** P(X ≤ k), summed in logarithms so that thousands of trials do not underflow. */
function binomialCdf(k: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  let logTerm = n * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  const odds = Math.log(p) - Math.log1p(-p);
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log(n - i + 1) - Math.log(i) + odds;
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
