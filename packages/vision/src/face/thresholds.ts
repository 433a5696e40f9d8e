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
 * turn away one honest person in eight here, so the band reaches to 1e-2.
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

/** What a distance of two embeddings says: one person, too near to tell, or two people. */
export function matchResult(distance: number): 'passed' | 'inconclusive' | 'failed' {
  if (distance < faceThresholds.passMaxDistance) return 'passed';
  return distance < faceThresholds.reviewMaxDistance ? 'inconclusive' : 'failed';
}
