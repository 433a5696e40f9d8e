import { textDifferences } from '@vidimus/contracts';

/**
 * Which characters of `expected` differ from `found`, as zero-based indexes joined by commas. Where `found` has a
 * character more, the index of the one before which it belongs.
 */
export function differingPositions(expected: string, found: string): string {
  const length = [...expected].length;
  const differing = new Set<number>();
  let at = 0;
  for (const { same, typed } of textDifferences(expected, found)) {
    const count = [...typed].length;
    if (!same) {
      for (let each = 0; each < count; each += 1) differing.add(at + each);
      if (count === 0 && length > 0) differing.add(Math.min(at, length - 1));
    }
    at += count;
  }
  return [...differing].join(',');
}
