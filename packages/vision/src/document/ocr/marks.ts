/** Letters whose marks are no combining ones, with what a reader that does not know them sees. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Ħ: 'H',
  Ŧ: 'T',
  Þ: 'P',
  ẞ: 'B',
  ß: 'B',
  Æ: 'AE',
  Œ: 'OE',
  ı: 'I',
};

/** The bare capitals that a letter looks like. */
export function bareLetters(letter: string): string {
  const upper = letter.toUpperCase();
  const known = LOOKS_LIKE[letter] ?? LOOKS_LIKE[upper];
  return known ?? upper.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

interface Bare {
  readonly letter: string;
  /** The character it comes from. */
  readonly from: number;
}

const bare = (characters: readonly string[]): Bare[] =>
  characters.flatMap((character, from) =>
    character === ' ' ? [] : [...bareLetters(character)].map((letter) => ({ letter, from })),
  );

/** Matched pairs of a longest common subsequence (Wagner and Fischer 1974). */
function matches(a: readonly Bare[], b: readonly Bare[]): [number, number][] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] =
        a[i]!.letter === b[j]!.letter
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]!.letter === b[j]!.letter) pairs.push([i++, j++]);
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Share of the letters that both readings must have in common to be of the same line. */
const SAME_LINE = 0.7;

/**
 * `text` with the marked letters of `marked`, another reading of the same line that knows them: FJORTOFT and FJØRTOFT
 * give FJØRTOFT. Letters on which the two disagree stay as they are in `text`.
 */
export function withMarks(text: string, marked: string): string {
  const [characters, letters] = [[...text], [...marked]];
  const [a, b] = [bare(characters), bare(letters)];
  const pairs = matches(a, b);
  if (pairs.length < SAME_LINE * Math.max(a.length, b.length)) return text;
  const taken = new Map(pairs.map(([i, j]) => [j, i]));
  const out: (string | null)[] = [...characters];
  for (const [from, letter] of letters.entries()) {
    const own = b.flatMap((each, j) => (each.from === from ? [j] : []));
    const places = own.map((j) => taken.get(j));
    if (own.length === 0 || places.includes(undefined) || bareLetters(letter) === letter.toUpperCase())
      continue;
    const [first, ...rest] = places.map((i) => a[i!]!.from);
    const upper = characters[first!] === characters[first!]!.toUpperCase();
    out[first!] = upper ? capital(letter) : letter.toLowerCase();
    for (const other of rest) out[other] = null;
  }
  return out.join('');
}

/** One capital: ß has one of its own in print. */
const capital = (letter: string): string => (letter === 'ß' ? 'ẞ' : letter.toUpperCase());
