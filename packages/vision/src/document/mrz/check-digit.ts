import { glyphIndex } from './alphabet.ts';

const WEIGHTS = [7, 3, 1] as const;

/** Value of a character: digits their own, A–Z 10–35, filler 0 (ICAO 9303-3 §4.9). */
export function checkValue(character: string): number {
  const glyph = glyphIndex(character);
  return glyph < 0 || glyph === 36 ? 0 : glyph;
}

/** Check digit over `text`: weights 7, 3, 1 repeating, sum modulo 10 (ICAO 9303-3 §4.9). */
export function checkDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += checkValue(text[i]!) * WEIGHTS[i % 3]!;
  return sum % 10;
}

/** Whether swapping one for the other leaves every check digit as it is (values equal modulo 10). */
export function inBlindSpot(a: string, b: string): boolean {
  return checkValue(a) % 10 === checkValue(b) % 10;
}
