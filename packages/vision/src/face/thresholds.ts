import manifest from '../../models.json' with { type: 'json' };

/** What was measured of the built-in model; a function, so that a bundle which compares no faces leaves the manifest out. */
function calibrated() {
  const { thresholds, min_face_width_px } = manifest.models.face_embedding.calibration;
  return {
    version: thresholds.version,
    /** Nearer than this is one person. */
    passMaxDistance: thresholds.pass_max_distance,
    /** Nearer than this, a human decides; beyond, the faces differ. */
    reviewMaxDistance: thresholds.review_max_distance,
    /** Narrowest face that the calibration covers, px. */
    minFaceWidthPx: min_face_width_px,
  };
}

/**
 * Distances of embeddings below which two faces count as one person's, from `calibration` of `face_embedding` in
 * `models.json`, with the counts, rates and intervals that they were measured with.
 *
 * The pairs are the LFW development fold's (807 pictures, 435 people), the document's side of each degraded like a
 * printed portrait (face 80 px wide, lifted blacks, line screen, JPEG 60). Genuine pairs are single pictures, taken years
 * apart and under any light, which makes them harder than a selfie against one's own document.
 *
 * `passMaxDistance` keeps false acceptance at 1e-4. Up to `reviewMaxDistance` a human decides: the plan's 1e-3 would
 * turn away one honest person in eight here, so the band reaches to 1e-2. `vidimus models check` without a file
 * measures them again.
 */
export const faceThresholds: Readonly<ReturnType<typeof calibrated>> = /* @__PURE__ */ calibrated();

/** Where a model's distances part one person from two. */
export type MatchThresholds = Pick<
  typeof faceThresholds,
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
