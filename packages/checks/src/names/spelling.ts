import { arabicPlaces, isArabic } from './arabic.ts';
import { hanSpellings, isHan } from './han.ts';
import { cyrillicLetters, cyrillicPairs, latinLetters } from './letters.ts';

/** A name as a row of places, each with the strings that may stand there; `' '` and `''` make a joint optional. */
export type Pattern = readonly (readonly string[])[];

const marks = /\p{M}+/gu;
const joints = /[\s\-‐‑–·•'’ʼ`´.<]/u;
const optionalJoint: readonly string[] = ['', ' '];

/** Capitals in composed form, one blank between words, none at the ends. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .toUpperCase()
    .replace(/[<\s]+/g, ' ')
    .trim();
}

function letterSpellings(letter: string): readonly string[] {
  const known = latinLetters[letter] ?? cyrillicLetters[letter];
  if (known) return known;
  const bare = [...letter.normalize('NFKD').replace(marks, '').toUpperCase()].filter((each) =>
    /\p{L}/u.test(each),
  );
  // A marked Cyrillic letter that no table has is spelled like the bare one.
  return bare.length === 1 ? (cyrillicLetters[bare[0]!] ?? bare) : [bare.join('')];
}

/** Every legal A–Z form of one part of a name (ICAO 9303-3, 4.6 and 6; Han by Hanyu Pinyin). */
export function patternOf(text: string, part: 'family' | 'given'): Pattern {
  if (isHan(text)) {
    const han = [...text].filter((character) => isHan(character)).join('');
    return hanSpellings(han, part).flatMap((spellings, index) =>
      index === 0 ? [spellings] : [optionalJoint, spellings],
    );
  }
  if (isArabic(text)) {
    return text
      .trim()
      .split(/[\s-]+/)
      .flatMap((word, index) => (index === 0 ? arabicPlaces(word) : [optionalJoint, ...arabicPlaces(word)]));
  }
  // toUpperCase turns ß into SS, which is its only form anyway.
  const letters = [...text.normalize('NFC').toUpperCase().trim()].filter(
    (letter, index, all) => !(joints.test(letter) && index > 0 && joints.test(all[index - 1]!)),
  );
  const pattern: (readonly string[])[] = [];
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index]!;
    const pair = cyrillicPairs[letter + (letters[index + 1] ?? '')];
    if (pair) index += 1;
    pattern.push(pair ?? (joints.test(letter) ? optionalJoint : letterSpellings(letter)));
  }
  return pattern;
}

/**
 * Whether `text` (A–Z and blanks) is one of a pattern's forms; with `prefix`, whether it is the beginning of one.
 * Walks all forms at once, so its work grows with the name's length, not with the number of forms.
 */
export function fits(pattern: Pattern, text: string, prefix = false): boolean {
  let reached = new Set([0]);
  for (const spellings of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      for (const spelling of spellings) {
        if (text.startsWith(spelling, at)) next.add(at + spelling.length);
        else if (prefix && spelling.startsWith(text.slice(at))) return true;
      }
    }
    if (prefix && next.has(text.length)) return true;
    reached = next;
  }
  return reached.has(text.length);
}

/** Most forms of a printed name that are tried; more than eight doubtful letters in one name do not occur. */
const mostForms = 256;

/** The A–Z forms of a name as a document prints it; a machine readable zone has just the one. */
export function formsOf(text: string, part: 'family' | 'given'): string[] {
  let forms = [''];
  for (const spellings of patternOf(text, part)) {
    forms = forms.flatMap((form) => spellings.map((spelling) => form + spelling)).slice(0, mostForms);
  }
  return forms;
}

/** Capitals without marks, one for each character of the text, so that places in both can be compared. */
export const plainLetters = (text: string): string =>
  [...text].map((character) => [...character.normalize('NFD').toUpperCase()][0] ?? character).join('');
