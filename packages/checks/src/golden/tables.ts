import { readFileSync } from 'node:fs';
import { checks } from '../registry.ts';
import type { GoldenCase } from './run.ts';

/** The table of a check: `cases.json` in its folder. Node only. */
export const goldenTable = (check: string): readonly GoldenCase[] =>
  JSON.parse(readFileSync(new URL(`../${check}/cases.json`, import.meta.url), 'utf8'));

export const goldenTables = (): ReadonlyMap<string, readonly GoldenCase[]> =>
  new Map(checks.map(({ check }) => [check, goldenTable(check)]));
