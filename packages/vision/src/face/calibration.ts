import type { FaceModelFigures, FaceModelRate, FaceModelThresholds } from '@vidimus/contracts';
import { clopperPearson } from './clopper-pearson.ts';

/** Distances of one person's pictures, and of different people's. */
export interface PairDistances {
  readonly genuine: readonly number[];
  readonly strangers: readonly number[];
}

/** Shares of strangers that may count as one person at each threshold, after the plan of the built-in model. */
const FALSE_ACCEPTANCE = { pass: 1e-4, review: 1e-2 } as const;

/**
 * Pairs without which a threshold would say nothing: three errors expected among strangers where none need be seen
 * (the rule of three), and a share of genuine pairs known to about five in a hundred.
 */
export const calibrationNeeds = { genuine: 100, strangers: 3 / FALSE_ACCEPTANCE.pass } as const;

const shareBelow = (values: readonly number[], limit: number): number =>
  values.filter((value) => value < limit).length / values.length;

/** Shares of strangers at which the true acceptance is told. */
const TOLD = [1e-2, 1e-3, 1e-4] as const;

/** The distance that so many of the strangers, sorted by distance, lie below. */
const distanceAt = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)]!;

/** True acceptance where one in 100, in 1,000 and in 10,000 pairs of strangers is accepted. */
export function ratesOf({ genuine, strangers }: PairDistances): FaceModelRate[] {
  const sorted = [...strangers].sort((a, b) => a - b);
  return TOLD.map((false_acceptance) => {
    const max_distance = distanceAt(sorted, false_acceptance);
    const accepted = genuine.filter((value) => value < max_distance).length;
    return {
      false_acceptance,
      max_distance,
      accepted,
      true_acceptance: accepted / genuine.length,
      ...clopperPearson(accepted, genuine.length),
    };
  });
}

const threeDigits = (value: number): number => Math.floor(value * 1000) / 1000;

/** Thresholds at which strangers are accepted as seldom as they may be, and what they give on the same pairs. */
export function calibrate({ genuine, strangers }: PairDistances): {
  thresholds: FaceModelThresholds;
  measured: FaceModelFigures;
} {
  const sorted = [...strangers].sort((a, b) => a - b);
  // Rounded down: less than the share is accepted, never more.
  const at = (share: number): number => threeDigits(distanceAt(sorted, share));
  const [pass, review] = [at(FALSE_ACCEPTANCE.pass), at(FALSE_ACCEPTANCE.review)];
  return {
    thresholds: { version: 1, pass_max_distance: pass, review_max_distance: review },
    measured: {
      genuine_pairs: genuine.length,
      stranger_pairs: strangers.length,
      true_acceptance_pass: shareBelow(genuine, pass),
      true_acceptance_review: shareBelow(genuine, review),
      false_acceptance_pass: shareBelow(sorted, pass),
      false_acceptance_review: shareBelow(sorted, review),
      rates: ratesOf({ genuine, strangers }),
    },
  };
}
