/**
 * Distances up to which two faces count as one person's. PLACEHOLDER
 */
export const faceThresholds = {
  version: 1,
  passMaxDistance: 0.5,
  reviewMaxDistance: 0.6,
} as const;
