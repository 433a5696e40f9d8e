import { ALPHABET, glyphIndex } from './alphabet.ts';
import type { Cell } from './cells.ts';

/** Cells as a recogniser sure of `lines` would give them, except where `doubts` (`line:column`) names rivals; for tests. */
export function cellsFromText(
  lines: readonly string[],
  doubts: Readonly<Record<string, Readonly<Record<string, number>>>> = {},
): Cell[][] {
  return lines.map((line, l) =>
    Array.from(line, (character, c) => {
      const cell = new Float32Array(ALPHABET.length).fill(1e-5);
      const rivals = Object.entries(doubts[`${l}:${c}`] ?? {});
      let left = 1;
      for (const [rival, p] of rivals) {
        cell[glyphIndex(rival)] = p;
        left -= p;
      }
      cell[glyphIndex(character)] = left;
      return cell;
    }),
  );
}
