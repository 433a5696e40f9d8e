/**
 * Which characters of `expected` differ from `found`, as zero-based indexes joined by commas: those that a longest common
 * subsequence of the two leaves out. When only characters are missing from `expected`, the index after which they belong.
 */
export function differingPositions(expected: string, found: string): string {
  const [a, b] = [[...expected], [...found]];
  const common = a.map(() => b.map(() => 0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i]![j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const differing = new Set<number>();
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      differing.add(i++);
    } else {
      // `found` has a character more: it belongs before the next one of `expected`.
      if (i > 0 || a.length > 0) differing.add(Math.min(i, a.length - 1));
      j++;
    }
  }
  return [...differing].sort((x, y) => x - y).join(',');
}
