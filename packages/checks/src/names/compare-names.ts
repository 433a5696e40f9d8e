import { heardPlaces, isArabic } from './arabic.ts';
import { isHan } from './han.ts';
import { fits, formsOf, patternOf, tidy } from './spelling.ts';

/** A name in its two parts. Either may be empty: some people have one name only. */
export interface PersonName {
  readonly family: string;
  readonly given: string;
}

export type NameClass =
  | 'exact'
  | 'icao_equivalent'
  | 'truncated'
  | 'reordered'
  | 'missing_middle'
  | 'fuzzy'
  | 'mismatch';

const words = (text: string): string[] =>
  tidy(text)
    .split(/[\s-]+/)
    .filter((word) => word !== '');

/** Whether `typed` may legally stand as `found` (with `prefix`, be cut off there) on a document. */
export function samePart(typed: string, found: string, part: Part, prefix = false): boolean {
  const pattern = patternOf(typed, part);
  return formsOf(found, part).some((form) => fits(pattern, form, prefix));
}

type Part = 'family' | 'given';
interface PartWord {
  readonly word: string;
  readonly part: Part;
}

const partWords = ({ family, given }: PersonName): PartWord[] => [
  ...words(family).map((word): PartWord => ({ word, part: 'family' })),
  ...words(given).map((word): PartWord => ({ word, part: 'given' })),
];

/**
 * Each word of `found` is the beginning of the one in its place: long names are shortened word by word, down to
 * initials (ICAO 9303-4 to 9303-6, 4.2.3). Only at the `tail` of the name field may whole words fall away.
 */
function cutWords(typed: string, found: string, part: Part, tail: boolean): boolean {
  const [whole, cut] = [words(typed), words(found)];
  if (cut.length > whole.length || (cut.length < whole.length && !tail)) return false;
  return cut.every((word, index) => samePart(whole[index]!, word, part, true));
}

/** Whether a name may stand as `found` in a name field that was too short for it. */
function cutOff(typed: PersonName, found: PersonName): boolean {
  const { family, given } = found;
  if (given === '') {
    return samePart(typed.family, family, 'family', true) || cutWords(typed.family, family, 'family', true);
  }
  return (
    (samePart(typed.family, family, 'family') || cutWords(typed.family, family, 'family', false)) &&
    (samePart(typed.given, given, 'given', true) || cutWords(typed.given, given, 'given', true))
  );
}

/** Each of `found` is the form of another one of `typed`, in any order. A word that changes its part is read either way. */
function sameWords(typed: readonly PartWord[], found: readonly PartWord[]): boolean {
  const left = [...typed];
  for (const { word, part } of found) {
    const index = left.findIndex((candidate) =>
      candidate.part === part
        ? samePart(candidate.word, word, part)
        : samePart(candidate.word, word, 'given') || samePart(candidate.word, word, 'family'),
    );
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}

/** The shorter one is the longer one with some of its later names left out. */
function missesMiddle(typed: readonly string[], found: readonly string[]): boolean {
  const typedIsLonger = typed.length > found.length;
  const [longer, shorter] = typedIsLonger ? [typed, found] : [found, typed];
  if (shorter.length === 0 || shorter.length === longer.length) return false;
  const same = (long: string, short: string): boolean =>
    typedIsLonger ? samePart(long, short, 'given') : samePart(short, long, 'given');
  let at = 0;
  for (const [index, word] of longer.entries()) {
    if (at < shorter.length && same(word, shorter[at]!)) at++;
    else if (index === 0) return false;
  }
  return at === shorter.length;
}

/** A name in Arabic script that may be the Latin one by ear; short vowels are not written, so another one may be too. */
function soundsLike(typed: PersonName, found: PersonName): boolean {
  const heard = (arabic: string, text: string): boolean => fits(heardPlaces(arabic), latin(text));
  const either = (a: string, b: string): boolean =>
    a === '' || b === '' ? a === b : isArabic(a) !== isArabic(b) && (isArabic(a) ? heard(a, b) : heard(b, a));
  return either(typed.family, found.family) && either(typed.given, found.given);
}

/** A Han name printed in one piece: the typed parts together, or their pinyin against its own. */
function compareWhole(typed: PersonName, whole: string): NameClass {
  const glued = (text: string): string => tidy(text).replace(/[\s·•]/g, '');
  if (glued(typed.family + typed.given) === glued(whole)) return 'exact';
  if (glued(typed.given + typed.family) === glued(whole)) return 'reordered';
  if (isHan(typed.family + typed.given)) return 'mismatch';
  const characters = [...glued(whole)];
  for (const split of [1, 2]) {
    if (split >= characters.length) break;
    const [family, given] = [characters.slice(0, split).join(''), characters.slice(split).join('')];
    const fitsBoth = (first: string, second: string): boolean =>
      fits(patternOf(family, 'family'), latin(first)) && fits(patternOf(given, 'given'), latin(second));
    if (fitsBoth(typed.family, typed.given)) return 'icao_equivalent';
    if (fitsBoth(typed.given, typed.family)) return 'reordered';
  }
  return 'mismatch';
}

const latin = (text: string): string =>
  tidy(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[-'’]/g, ' ');

/**
 * How a typed name stands to the one on a document. Nothing is forgiven beyond legal transliteration, joined or split
 * parts and, where the zone was full, truncation (ICAO 9303-3, 4.6 and 6; 9303-4 to 9303-6 for name field lengths).
 * @param found names of a zone, barcode or print; `whole` where the document does not tell the parts apart
 * @param truncated the document's name field was full
 */
export function compareNames(
  typed: PersonName,
  found: PersonName | { readonly whole: string },
  truncated = false,
): NameClass {
  if ('whole' in found) return compareWhole(typed, found.whole);
  if (tidy(typed.family) === tidy(found.family) && tidy(typed.given) === tidy(found.given)) return 'exact';
  const family = samePart(typed.family, found.family, 'family');
  const given = samePart(typed.given, found.given, 'given');
  if (family && given) return 'icao_equivalent';
  if (truncated && cutOff(typed, found)) return 'truncated';
  if (sameWords(partWords(typed), partWords(found))) return 'reordered';
  if (family && missesMiddle(words(typed.given), words(found.given))) return 'missing_middle';
  if (soundsLike(typed, found)) return 'fuzzy';
  return 'mismatch';
}
