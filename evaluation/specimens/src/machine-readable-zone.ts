import type { Identity } from './identity.ts';

const weights = [7, 3, 1] as const;

/** Check digit of ICAO 9303-3, 4.9: weights 7-3-1, digits as they are, A–Z as 10–35, filler 0, modulo 10. */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    const value = character === '<' ? 0 : Number.parseInt(character, 36);
    if (Number.isNaN(value)) throw new Error(`not a character of a machine readable zone: ${character}`);
    sum += value * weights[i % 3]!;
  }
  return String(sum % 10);
}

/** Letters that lose more than an accent (ICAO 9303-3, section 6, table A). */
const spelledOut: Record<string, string> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Đ: 'D',
  Ð: 'D',
  Ħ: 'H',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  Þ: 'TH',
  Ü: 'UE',
  ẞ: 'SS',
  SS: 'SS',
  Ł: 'L',
  Ñ: 'N',
};

/** A printed name as the machine readable zone writes it: A–Z and `<`. */
export function transliterate(name: string): string {
  const upper = [...name.normalize('NFC').toUpperCase()].map((c) => spelledOut[c] ?? c).join('');
  return upper
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’.]/g, '')
    .replace(/[^A-Z]+/g, '<')
    .replace(/^<|<$/g, '');
}

function pad(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, '<');
}

const short = (date: string): string => date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10);

/**
 * Both names in `length` characters, primary identifier first. Names that do not fit are cut at the right, and the primary
 * one far enough that a letter of the secondary still shows (ICAO 9303-3, 4.7: truncation of names).
 */
function names(identity: Identity, length: number): string {
  const given = transliterate(identity.givenNames);
  const room = length - 2 - Math.min(1, given.length);
  const family = transliterate(identity.familyName).slice(0, room).replace(/<$/, '');
  return pad(`${family}<<${given}`, length);
}

/** Two lines of 44 characters (ICAO 9303-4, appendix B). */
export function passportLines(identity: Identity): string[] {
  const number = pad(identity.documentNumber, 9);
  const birth = short(identity.birthDate);
  const expiry = short(identity.expiryDate);
  const personal = pad(identity.personalNumber, 14);
  const dated = `${birth}${checkDigit(birth)}`;
  const until = `${expiry}${checkDigit(expiry)}`;
  const checkedPersonal = `${personal}${checkDigit(personal)}`;
  const numbered = `${number}${checkDigit(number)}`;
  const all = checkDigit(numbered + dated + until + checkedPersonal);
  return [
    `P<UTO${names(identity, 39)}`,
    `${numbered}UTO${dated}${identity.sex}${until}${checkedPersonal}${all}`,
  ];
}

/** What a card's zone says beside the person: its code and whose citizen the holder is. */
interface CardCodes {
  code: string;
  nationality: string;
}
const identityCode: CardCodes = { code: 'I', nationality: 'UTO' };

/** Three lines of 30 characters (ICAO 9303-5, appendix B). */
export function identityCardLines(
  identity: Identity,
  { code, nationality }: CardCodes = identityCode,
): string[] {
  const number = pad(identity.documentNumber, 9);
  const birth = short(identity.birthDate);
  const expiry = short(identity.expiryDate);
  const first = `${pad(code, 2)}UTO${number}${checkDigit(number)}${pad(identity.personalNumber, 15)}`;
  const dated = `${birth}${checkDigit(birth)}`;
  const until = `${expiry}${checkDigit(expiry)}`;
  const optional = '<'.repeat(11);
  const all = checkDigit(first.slice(5) + dated + until + optional);
  return [first, `${dated}${identity.sex}${until}${nationality}${optional}${all}`, names(identity, 30)];
}

/** Two lines of 36 characters (ICAO 9303-6, appendix B). */
export function largeCardLines(identity: Identity): string[] {
  const number = pad(identity.documentNumber, 9);
  const birth = short(identity.birthDate);
  const expiry = short(identity.expiryDate);
  const numbered = `${number}${checkDigit(number)}`;
  const dated = `${birth}${checkDigit(birth)}`;
  const until = `${expiry}${checkDigit(expiry)}`;
  const optional = pad(identity.personalNumber, 7);
  const all = checkDigit(numbered + dated + until + optional);
  return [`I<UTO${names(identity, 31)}`, `${numbered}UTO${dated}${identity.sex}${until}${optional}${all}`];
}
