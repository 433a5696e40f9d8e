const folded = (character: string): string =>
  character.normalize('NFD').replace(/\p{M}+/gu, '').toUpperCase();

/**
 * Places in `expected` that differ from `found`, as zero-based character indexes, by the alignment with the fewest
 * changes (Wagner and Fischer 1974). Case and marks do not count. A character that is missing from `expected` marks
 * its neighbour, so that there is always something to look at.
 */
export function differingCharacters(expected: string, found: string): number[] {
  const a = [...expected].map(folded);
  const b = [...found].map(folded);
  const cost: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swap = cost[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      cost[i]![j] = Math.min(swap, cost[i - 1]![j]! + 1, cost[i]![j - 1]! + 1);
    }
  }
  const places = new Set<number>();
  for (let i = a.length, j = b.length; i > 0 || j > 0; ) {
    const here = cost[i]![j]!;
    const differs = i > 0 && j > 0 && a[i - 1] !== b[j - 1] ? 1 : 0;
    if (i > 0 && j > 0 && here === cost[i - 1]![j - 1]! + differs) {
      if (differs) places.add(i - 1);
      i--;
      j--;
    } else if (i > 0 && here === cost[i - 1]![j]! + 1) {
      places.add(--i);
    } else {
      places.add(Math.max(0, Math.min(i, a.length - 1)));
      j--;
    }
  }
  return [...places].sort((x, y) => x - y);
}
