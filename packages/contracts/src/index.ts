export * from './api.ts';
export * from './error.ts';
export * from './events.ts';
export * from './policy.ts';
export * from './problem.ts';
export * from './reason-codes.ts';
export * from './schema-check.ts';
export * from './vocabulary.ts';
