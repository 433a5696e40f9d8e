// What a page needs at run time, without the schemas and the library behind them.
export * from './countries.ts';
export * from './embed.ts';
export * from './error.ts';
export * from './flash-colours.ts';
export * from './locales.ts';
export * from './outline.ts';
export * from './text-differences.ts';
