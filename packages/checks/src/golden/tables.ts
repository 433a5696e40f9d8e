import { readFileSync } from 'node:fs';
import { checks } from '../registry.ts';
import type { GoldenCase } from './run.ts';

/** The table of each check: `cases.json` in its folder. Node only. */
export function goldenTables(): ReadonlyMap<string, readonly GoldenCase[]> {
  const read = (check: string): GoldenCase[] =>
    JSON.parse(readFileSync(new URL(`../${check}/cases.json`, import.meta.url), 'utf8'));
  return new Map(checks.map(({ check }) => [check, read(check)]));
}
