/** The 37 characters of a machine readable zone (ICAO 9303-3 §4.3) in the order of their check values; `<` is last. */
export const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
export const FILLER = 36;

/** Place of a character in {@link ALPHABET}, −1 for any other. */
export function glyphIndex(character: string): number {
  return character.length === 1 ? ALPHABET.indexOf(character) : -1;
}

/** What a position may hold. `code` is the first character of every zone: A, C, I, P or V. `sex` is M, F or `<`; `check` is a digit, or `<` where the format allows none. */
export type CharacterClass = 'code' | 'letter' | 'digit' | 'either' | 'sex' | 'check' | 'optionalCheck';

const CODES = new Set(['A', 'C', 'I', 'P', 'V'].map(glyphIndex));
const SEX = new Set(['M', 'F', '<'].map(glyphIndex));

/** Whether the glyph may stand in a position of that class. Unknown parts of dates are fillers (9303-3 §4.8). */
export function allows(kind: CharacterClass, glyph: number): boolean {
  if (kind === 'code') return CODES.has(glyph);
  if (kind === 'letter') return glyph >= 10;
  if (kind === 'digit') return glyph < 10 || glyph === FILLER;
  if (kind === 'sex') return SEX.has(glyph);
  if (kind === 'check') return glyph < 10;
  if (kind === 'optionalCheck') return glyph < 10 || glyph === FILLER;
  return true;
}

/** Characters that look alike in OCR-B print at low resolution; used only across the letter/digit border. */
const LOOKALIKES: readonly (readonly [string, string])[] = [
  ['0', 'O'],
  ['0', 'D'],
  ['0', 'Q'],
  ['0', 'U'],
  ['1', 'I'],
  ['1', 'L'],
  ['2', 'Z'],
  ['3', 'B'],
  ['4', 'A'],
  ['5', 'S'],
  ['6', 'G'],
  ['7', 'T'],
  ['7', 'Z'],
  ['8', 'B'],
  ['9', 'G'],
];

const lookalikeIndex: readonly (readonly number[])[] = Array.from(ALPHABET, (character) =>
  LOOKALIKES.flatMap(([a, b]) => (a === character ? [b] : b === character ? [a] : [])).map(glyphIndex),
);

/** Glyphs of the other kind that are easily taken for `glyph`. */
export function lookalikes(glyph: number): readonly number[] {
  return lookalikeIndex[glyph] ?? [];
}
