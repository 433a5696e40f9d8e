import { birthDateLabels, expiryDateLabels, issueDateLabels } from './labels/dates.ts';
import { familyNameLabels, fullNameLabels, givenNameLabels, nameLabels } from './labels/names.ts';
import {
  documentNumberLabels,
  issuingCountryLabels,
  nationalityLabels,
  personalNumberLabels,
  sexLabels,
} from './labels/numbers.ts';
import { otherLabels } from './labels/others.ts';

/** What a label announces: a field, `name` (family or whole name), or something that is not read. */
export type LabelMeaning =
  | 'family_name'
  | 'given_names'
  | 'full_name'
  | 'name'
  | 'birth_date'
  | 'expiry_date'
  | 'issue_date'
  | 'document_number'
  | 'personal_number'
  | 'sex'
  | 'nationality'
  | 'issuing_country'
  | 'other';

const table: readonly (readonly [LabelMeaning, readonly string[]])[] = [
  ['family_name', familyNameLabels],
  ['given_names', givenNameLabels],
  ['full_name', fullNameLabels],
  ['name', nameLabels],
  ['birth_date', birthDateLabels],
  ['expiry_date', expiryDateLabels],
  ['issue_date', issueDateLabels],
  ['document_number', documentNumberLabels],
  ['personal_number', personalNumberLabels],
  ['sex', sexLabels],
  ['nationality', nationalityLabels],
  ['issuing_country', issuingCountryLabels],
  ['other', otherLabels],
];

/** Letters that keep no plain letter under their marks. */
const plain: Readonly<Record<string, string>> = {
  ə: 'e',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
};

const misreadDigits: Readonly<Record<string, string>> = { 0: 'o', 1: 'i' };

/** Letters only, without case and marks, and with what the recogniser confuses made one: rn and m, l and i, 0 and o. */
export function fold(text: string): { letters: string; from: number[] } {
  let letters = '';
  const from: number[] = [];
  const push = (letter: string, index: number): void => {
    letters += letter;
    for (let each = 0; each < letter.length; each += 1) from.push(index);
  };
  let index = 0;
  for (const character of text) {
    const betweenLetters = /\p{L}$/u.test(text.slice(0, index)) && /^\p{L}/u.test(text.slice(index + 1));
    // A 0 or 1 is a misread letter inside a word; elsewhere it is a digit, as of a date that touches its label.
    const read = betweenLetters ? (misreadDigits[character] ?? character) : character;
    for (const letter of read.normalize('NFKD').toLowerCase()) {
      const bare = plain[letter] ?? (/[l|]/.test(letter) ? 'i' : letter);
      if (!/[\p{L}#]/u.test(bare)) continue;
      if (bare === 'n' && letters.endsWith('r') && from.at(-1)! >= index - 1) {
        letters = `${letters.slice(0, -1)}m`;
      } else push(bare, index);
    }
    index += character.length;
  }
  return { letters, from };
}

const folded = table.flatMap(([meaning, labels]) =>
  labels.map((label) => ({ meaning, label: fold(label).letters })),
);

/** Wrong letters that a label of this length may have: about one in five, none in short ones, which other words resemble. */
const allowedErrors = (length: number): number => (length < 6 ? 0 : Math.min(4, Math.floor(length / 5)));
/** Labels shorter than this are only known where they end at a blank, a mark, or the line's end. */
const leastGlued = 9;

/** Rows of edit distances, used again and again: labels and lines are shorter. */
const rows = [new Uint8Array(256), new Uint8Array(256)] as const;

/** The least edit distance of `label` to a beginning of `text`, and how long that beginning is; null over `most`. */
function distanceToBeginning(
  label: string,
  text: string,
  most: number,
): { errors: number; length: number } | null {
  if (most === 0) return text.startsWith(label) ? { errors: 0, length: label.length } : null;
  const width = Math.min(text.length, label.length + most);
  let [row, next] = rows;
  for (let j = 0; j <= width; j += 1) row[j] = j;
  for (let i = 1; i <= label.length; i += 1) {
    // Further than `most` off the diagonal, errors are more than `most`.
    const [from, to] = [Math.max(1, i - most), Math.min(width, i + most)];
    next[from - 1] = from === 1 ? i : most + 1;
    next[to + 1] = most + 1;
    let least = next[from - 1]!;
    for (let j = from; j <= to; j += 1) {
      const substituted = row[j - 1]! + (label[i - 1] === text[j - 1] ? 0 : 1);
      next[j] = Math.min(substituted, row[j]! + 1, next[j - 1]! + 1);
      if (next[j]! < least) least = next[j]!;
    }
    if (least > most) return null;
    [row, next] = [next, row];
  }
  let best = { errors: most + 1, length: 0 };
  // Of equally good ends, the one whose length is the label's own.
  for (let j = Math.max(1, label.length - most); j <= width; j += 1) {
    const closer = Math.abs(j - label.length) < Math.abs(best.length - label.length);
    if (row[j]! < best.errors || (row[j] === best.errors && closer)) best = { errors: row[j]!, length: j };
  }
  return best.errors > most ? null : best;
}

interface Beginning {
  readonly meaning: LabelMeaning;
  readonly label: string;
  readonly errors: number;
  readonly length: number;
}

/** Letters that one error outweighs: a whole word of another label is not bought with errors in the words around it. */
const errorWeight = 4;

/** The label that folded letters begin with: fewest errors for its length, then the longest. */
function beginningOf(letters: string): Beginning | null {
  let best: Beginning | null = null;
  for (const { meaning, label } of folded) {
    const most = allowedErrors(label.length);
    if (letters.length < label.length - most) continue;
    const match = distanceToBeginning(label, letters, most);
    if (!match) continue;
    const { errors, length } = match;
    const better =
      best === null ||
      length - errorWeight * errors > best.length - errorWeight * best.errors ||
      (length === best.length && errors < best.errors);
    if (better) best = { meaning, label, errors, length };
  }
  return best;
}

/** A line that is a label, or begins with one. */
export interface LabelLine {
  readonly meaning: LabelMeaning;
  /** What follows the label on its own line, as printed; empty where nothing does. */
  readonly rest: string;
  /** The label ends in a colon, so that what follows it is its value and no other language's label. */
  readonly colon: boolean;
}

/** From this length on a label of something that is not read is not taken for a misread part of another. */
const surelyOther = 8;

interface Labels {
  readonly meanings: LabelMeaning[];
  /** Where each label begins in the text. */
  readonly starts: number[];
  readonly rest: string;
  readonly colon: boolean;
}

/** All labels that a line begins with, in any languages, and the text that is left. */
function labelsOf(text: string): Labels {
  const meanings: LabelMeaning[] = [];
  const starts: number[] = [];
  let [rest, colon] = [text, false];
  while (rest !== '') {
    const { letters, from } = fold(rest);
    // A slash joins two languages' labels: none goes on behind it.
    const found = beginningOf(fold(rest.split('/')[0]!).letters);
    if (!found) break;
    const last = from[found.length - 1]!;
    const after = rest.slice(last + 1, from[found.length] ?? rest.length);
    const ends = found.length === from.length || after !== '';
    // Without a blank, what follows must be another label, or the label be long and read without error.
    const glued =
      beginningOf(letters.slice(found.length)) !== null || (found.length >= leastGlued && found.errors === 0);
    if (!ends && !glued) break;
    if (ends && found.errors > 0 && found.length < from.length && !/[/:：.,|]/.test(after)) {
      if (beginningOf(letters.slice(found.length)) === null) break;
    }
    meanings.push(found.meaning);
    starts.push(text.length - rest.length);
    if (meanings.length === 1 && found.meaning === 'other' && found.length >= surelyOther) {
      return { meanings, starts, rest: '', colon: false };
    }
    colon = /[:：]/.test(after);
    rest = rest.slice(last + 1).replace(/^[\s:：/.,)|·–-]+/u, '');
  }
  return { meanings, starts, rest, colon };
}

const numbering = /^\s*(?:4[a-d]|\d{1,2})[.)]?\s*|[(（][\p{L}\p{N}]{1,3}[)）]/gu;

/** Which label a line of print is; null where it does not begin with one. `Surname/Nom`, `Sexe Sex`, `Sumame` all are. */
export function labelOf(text: string): LabelLine | null {
  const bare = text.replace(numbering, '');
  let { meanings, rest, colon } = labelsOf(bare);
  // A first language that was misread, or is not known, does not hide the second.
  const parts = bare.split('/');
  for (let from = 1; meanings.length === 0 && from < parts.length; from += 1) {
    ({ meanings, rest, colon } = labelsOf(parts.slice(from).join('/')));
  }
  if (meanings.length === 0) return null;
  const set = new Set(meanings);
  if (set.has('given_names') && (set.has('family_name') || set.has('name')))
    return { meaning: 'full_name', rest, colon };
  // Of a label in two languages where one was misread, the one that means a field counts.
  const known = meanings.filter((each) => each !== 'other');
  return { meaning: known.find((each) => each !== 'name') ?? known[0] ?? 'other', rest, colon };
}

/**
 * Where a line turns from one field's label to another's, as an index into it; null where it does not. A slash joins the
 * languages of one label, and names of both kinds under one label are one field.
 */
export function secondLabelAt(text: string): number | null {
  const numbered = /^\s*(?:(?:4[a-d]|\d{1,2})[.)]?\s*)?/.exec(text)![0].length;
  // A first language that was misread does not hide the others.
  const joint = text.indexOf('/', numbered);
  const misread = joint > 0 && labelsOf(text.slice(numbered)).meanings.length === 0;
  const before = misread ? joint + 1 : numbered;
  const { meanings, starts } = labelsOf(text.slice(before));
  for (let i = 1; i < meanings.length; i += 1) {
    const [last, next] = [meanings[i - 1]!, meanings[i]!];
    const at = before + starts[i]!;
    const joined = /[/,]\s*$/.test(text.slice(0, at));
    if (last !== next && !joined && !(isNameLabel(last) && isNameLabel(next))) return at;
  }
  return null;
}

const isNameLabel = (meaning: LabelMeaning): boolean => /name/.test(meaning);
