import type { DocumentReading } from '@vidimus/vision/browser';

/** Letters of a text in capitals without their marks, nothing else. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replaceAll('Ø', 'O')
    .replaceAll('Ł', 'L')
    .replace(/[^\p{L}]/gu, '');

/** Letters of a title for each that may be misread. */
const lettersPerError = 7;

/** Least edit distance of a word to any part of a text (Sellers 1980). */
function distanceWithin(word: string, text: string): number {
  let row = new Array<number>(text.length + 1).fill(0);
  for (let i = 1; i <= word.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= text.length; j += 1) {
      const substituted = row[j - 1]! + (word[i - 1] === text[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return Math.min(...row);
}

/**
 * The title that a line of the document is or holds, as it is given: the one read with fewest wrong letters, of equals the
 * first. Case, marks, blanks and one wrong letter in seven do not matter. Null where none is printed.
 */
export function titleIn(reading: DocumentReading, titles: readonly string[]): string | null {
  const lines = reading.lines.map(({ text }) => lettersOf(text)).filter((line) => line !== '');
  let best: { title: string; errors: number } | null = null;
  for (const title of titles) {
    const word = lettersOf(title);
    const most = Math.floor(word.length / lettersPerError);
    if (lines.some((line) => line.includes(word))) return title;
    if (most === 0) continue;
    const errors = Math.min(...lines.map((line) => distanceWithin(word, line)));
    if (errors <= most && (!best || errors < best.errors)) best = { title, errors };
  }
  return best?.title ?? null;
}
