import type { Knobs } from '../../check.ts';

export const knobs = {} as const satisfies Knobs;
