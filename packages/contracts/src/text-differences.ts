/** A run of characters that both texts share, or in which they differ (one side may be empty). */
export interface TextRun {
  readonly same: boolean;
  readonly typed: string;
  readonly printed: string;
}

/** Edits (Levenshtein) that turn the rest of `a` into the rest of `b`, from each pair of positions. */
function editsToEnd(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length; i >= 0; i -= 1) {
    const row = table[i] as number[];
    const below = table[i + 1] ?? [];
    for (let j = b.length; j >= 0; j -= 1) {
      if (i === a.length) row[j] = b.length - j;
      else if (j === b.length) row[j] = a.length - i;
      else {
        const aligned = (below[j + 1] as number) + (a[i] === b[j] ? 0 : 1);
        row[j] = Math.min(aligned, (below[j] as number) + 1, (row[j + 1] as number) + 1);
      }
    }
  }
  return table;
}

/** A letter without case and accent: machine readable lines print neither, so neither is a difference. */
const plain = (character: string): string => character.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

/**
 * Lines two short texts up by the fewest edits, character by character (code points, but for case and accents), and
 * joins neighbours into runs. Meant for names, numbers and dates: time grows with the product of both lengths.
 */
export function textDifferences(typedText: string, printedText: string): TextRun[] {
  const typed = [...typedText];
  const printed = [...printedText];
  const [plainTyped, plainPrinted] = [typed.map(plain), printed.map(plain)];
  const edits = editsToEnd(plainTyped, plainPrinted);
  const runs: { same: boolean; typed: string; printed: string }[] = [];
  const add = (same: boolean, left = '', right = '') => {
    const last = runs.at(-1);
    if (last?.same === same) {
      last.typed += left;
      last.printed += right;
    } else runs.push({ same, typed: left, printed: right });
  };
  let i = 0;
  let j = 0;
  while (i < typed.length || j < printed.length) {
    const here = edits[i]?.[j] as number;
    const both = i < typed.length && j < printed.length;
    const same = both && plainTyped[i] === plainPrinted[j];
    if (both && edits[i + 1]?.[j + 1] === here - (same ? 0 : 1)) add(same, typed[i++], printed[j++]);
    else if (edits[i + 1]?.[j] === here - 1) add(false, typed[i++]);
    else add(false, '', printed[j++]);
  }
  return runs;
}
