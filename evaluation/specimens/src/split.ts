/** Material to tune on, and material to measure with once: they share no template variant, ground, font or method. */
export const splits = ['development', 'test'] as const;
export type Split = (typeof splits)[number];
