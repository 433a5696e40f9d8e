/**
 * Distances of embeddings below which two faces count as one person's.
 *
 * Calibrated on the LFW development fold (807 pictures, 435 people), the document's side of each pair degraded like
 * a printed portrait (face 80 px wide, lifted blacks, line screen, JPEG 60): 379,381 pairs of strangers, 300 genuine
 * pairs of single pictures, taken years apart and under any light, which makes them harder than a selfie against
 * one's own document.
 *
 * | distance | false acceptance | true acceptance, degraded | clean |
 * |---|---|---|---|
 * | 0.474 | 1e-4 | 0.680 | 0.810 |
 * | 0.527 | 1e-3 | 0.877 | 0.953 at 0.533 |
 * | 0.590 | 1e-2 | 0.967 | 0.990 at 0.601 |
 *
 * `passMaxDistance` keeps false acceptance at 1e-4. Up to `reviewMaxDistance` a human decides: the plan's 1e-3 would
 * turn away one honest person in eight here, so the band reaches to 1e-2. `vidimus models check` without a file
 * measures them again.
 */
export const faceThresholds = {
  version: 1,
  /** Nearer than this is one person. */
  passMaxDistance: 0.474,
  /** Nearer than this, a human decides; beyond, the faces differ. */
  reviewMaxDistance: 0.59,
  /** Narrowest face that the calibration covers, px. */
  minFaceWidthPx: 80,
} as const;

/** Where a model's distances part one person from two. */
export type MatchThresholds = Pick<
  { readonly [K in keyof typeof faceThresholds]: number },
  'version' | 'passMaxDistance' | 'reviewMaxDistance'
>;

/** What a distance of two embeddings says: one person, too near to tell, or two people. */
export function matchResult(
  distance: number,
  { passMaxDistance, reviewMaxDistance }: MatchThresholds = faceThresholds,
): 'passed' | 'inconclusive' | 'failed' {
  if (distance < passMaxDistance) return 'passed';
  return distance < reviewMaxDistance ? 'inconclusive' : 'failed';
}

/**
 * Distance of two embeddings of length one below which a face counts as known already.
 *
 * One face is compared with every face that is kept: among N strangers, 1 - (1 - f)^N of all searches find somebody when
 * a pair does with probability f. The 1e-4 of a comparison one to one would call one honest person in ten known among a
 * thousand others, so f must be far smaller here. Calibrated on the LFW development fold, clean pictures of 435 people:
 * 324,290 pairs of strangers; each of 807 pictures searched among one picture of each of the 434 others; 300 genuine
 * pairs of single pictures; 48 people with four or more pictures, the mean of one half against that of the other, which
 * is what a clip against a clip comes nearest to.
 *
 * | distance | pairs of strangers | somebody among 434 | found, single pictures | found, means |
 * |---|---|---|---|---|
 * | 0.27 | 1 | 2 of 807 | 0.390 | 47 of 48 |
 * | 0.29 | 1 | 2 of 807 | 0.547 | 48 of 48 |
 * | 0.31 | 2 | 3 of 807 | 0.707 | 48 of 48 |
 * | 0.34 | 34 | 29 of 807 | 0.870 | 48 of 48 |
 *
 * Rarer errors than one in 324,290 pairs cannot be seen here, and larger galleries were not searched. The nearest
 * strangers are nearly all East Asian faces: where most applicants are, expect more of them to be sent to a human.
 */
export const faceSearchThreshold = {
  version: 1,
  /** Nearer than this, a human looks whether it is the same person. */
  knownMaxDistance: 0.29,
} as const;
