import type { Interval } from '@vidimus/vision';
import { randomFrom } from '../specimens/src/random.ts';

export { clopperPearson, type Interval } from '@vidimus/vision';

const resamples = 2000;

/**
 * Percentile bootstrap interval of a mean (Efron 1979): the values are drawn again with replacement, 2,000 times, from a
 * fixed stream so that a report does not change by itself.
 */
export function meanInterval(values: readonly number[], confidence = 0.95): Interval {
  if (values.length === 0) return { low: 0, high: 1 };
  const random = randomFrom(2000);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += random.pick(values);
    return sum / values.length;
  }).sort((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  return {
    low: means[Math.floor(tail * resamples)]!,
    high: means[Math.ceil((1 - tail) * resamples) - 1]!,
  };
}
