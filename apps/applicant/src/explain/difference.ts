/** A run of characters that both texts share, or in which they differ (one side may be empty). */
export interface DifferenceRun {
  readonly same: boolean;
  readonly typed: string;
  readonly printed: string;
}

/** Longest common subsequence lengths, from each position to the end. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i] as number[];
    const below = table[i + 1] as number[];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] =
        a[i] === b[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number);
    }
  }
  return table;
}

/**
 * Lines two short texts up by their longest common subsequence, character by character (code points), and joins
 * neighbours into runs. Meant for names, numbers and dates: time grows with the product of both lengths.
 */
export function differenceRuns(typedText: string, printedText: string): DifferenceRun[] {
  const typed = [...typedText];
  const printed = [...printedText];
  const table = commonLengths(typed, printed);
  const runs: { same: boolean; typed: string; printed: string }[] = [];
  const add = (same: boolean, left: string, right: string) => {
    const last = runs.at(-1);
    if (last?.same === same) {
      last.typed += left;
      last.printed += right;
    } else runs.push({ same, typed: left, printed: right });
  };
  let i = 0;
  let j = 0;
  while (i < typed.length || j < printed.length) {
    const left = typed[i] ?? '';
    const right = printed[j] ?? '';
    if (left !== '' && left === right) {
      add(true, left, right);
      i += 1;
      j += 1;
    } else if (right === '' || (left !== '' && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      add(false, left, '');
      i += 1;
    } else {
      add(false, '', right);
      j += 1;
    }
  }
  return runs;
}

/** The two texts of a mismatch, when a reason's params carry them. */
export function comparedIn(
  params: Readonly<Record<string, string | number>>,
): { typed: string; printed: string } | null {
  const { expected, found } = params;
  if (expected === undefined || found === undefined) return null;
  return { typed: String(expected), printed: String(found) };
}
