import type { Knobs } from '../../check.ts';

/** The number of tries is the policy's. */
export const knobs = {} as const satisfies Knobs;
