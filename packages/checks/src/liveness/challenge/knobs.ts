import type { Knobs } from '../../check.ts';

// Thresholds of the single actions stand with their detectors: packages/vision/src/liveness/actions.ts.
export const knobs = {} as const satisfies Knobs;
