import { chineseNames } from './names.ts';
import type { Random } from './random.ts';
import type { Split } from './split.ts';

/** The invented holder of a Chinese-style resident card. Dates are ISO calendar dates. */
export interface ChineseIdentity {
  fullName: string;
  sex: 'F' | 'M';
  people: string;
  birthDate: string;
  address: string;
  number: string;
  office: string;
  issueDate: string;
  /** Null for a card that never runs out. */
  expiryDate: string | null;
}

/** No division of GB/T 2260 begins with 99, so a number with it is nobody's. */
const unassignedRegion = '990101';
/** Weights 2^(17 − i) mod 11 and check characters of ISO 7064 MOD 11-2. */
const checkCharacters = '10X98765432';

/** The check character that ISO 7064 MOD 11-2 gives 17 digits. */
export function chineseCheckCharacter(digits: string): string {
  // The pure system's recursion: what was carried, doubled, plus the next digit (ISO 7064:2003, 8.2).
  let carried = 0;
  for (const digit of digits) carried = ((carried + Number(digit)) * 2) % 11;
  return checkCharacters[carried]!;
}

const day = 86_400_000;
const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Invents a resident whose card is valid on `today`; from 46 years on at issue it never runs out. */
export function inventChineseIdentity(
  random: Random,
  today: string,
  split: Split,
  sex: 'F' | 'M',
): ChineseIdentity {
  const lists = chineseNames[split];
  const now = Date.parse(`${today}T00:00:00Z`);
  const birthDate = isoDate(now - random.whole(22 * 366, 65 * 365) * day);
  const issued = isoDate(now - random.whole(60, 3300) * day);
  const old = Number(issued.slice(0, 4)) - Number(birthDate.slice(0, 4)) > 46;
  const order = String(2 * random.whole(0, 499) + (sex === 'M' ? 1 : 0)).padStart(3, '0');
  const digits = unassignedRegion + birthDate.replaceAll('-', '') + order;
  return {
    fullName:
      random.next() < 0.1
        ? random.pick(lists.whole)
        : random.pick(lists.family) + random.pick(lists.given[sex]),
    sex,
    people: random.pick(lists.peoples),
    birthDate,
    address: random.pick(lists.addresses),
    number: digits + chineseCheckCharacter(digits),
    office: random.pick(lists.offices),
    issueDate: issued,
    expiryDate: old ? null : `${Number(issued.slice(0, 4)) + 20}${issued.slice(4).replace('02-29', '02-28')}`,
  };
}
