import type { NameLists } from './names.ts';
import type { Random } from './random.ts';

/** The invented person on a specimen. Dates are ISO calendar dates. */
export interface Identity {
  familyName: string;
  givenNames: string;
  birthDate: string;
  sex: 'F' | 'M';
  birthPlace: string;
  documentNumber: string;
  personalNumber: string;
  issueDate: string;
  expiryDate: string;
}

const familyNames = [
  'Specimen', 'Eriksson', 'Quillon', 'Tavernel', 'Oyelaran', 'Mizunari', 'Castellán', 'Brandtweig', 'Ó Faoláin',
  'Lindqvist-Moe', 'Petrovska', 'Haddadin', 'Müllerhof', 'Sørvåg', 'Nakatomura', 'Vasconcelhos', 'Zhaowen', 'Kowalcze',
] as const; // biome-ignore format: a list of words
const givenNames = {
  F: [
    'Anna Maria',
    'Ilse',
    'Yukiko',
    'Amara',
    'Beatriz',
    'Zoë',
    'Lena Sophie',
    'Noor',
    'Mei Lin',
    'Katarzyna',
  ],
  M: ['Joris', 'Tomas Emil', 'Kenji', 'Adebayo', 'Rafael', 'Björn', 'Samir', 'Wen Bo', 'Patryk', 'Luca'],
} as const;
const places: readonly string[] = ['Zenith', 'Amaurote', 'Port Anyder', 'Achoria', 'Macaria', 'Polyleria'];
const someNames: NameLists = { family: familyNames, given: givenNames, places };
/** No I, O, Q, S, Z: letters that even people confuse with digits are left out of most real numbering schemes. */
const numberLetters = 'ABCDEFGHJKLMNPRTUVWXY';

const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const day = 86_400_000;

/**
 * Invents a person whose document is valid on `today` and stays so for at least two months.
 * Names are made up or common; places come from Thomas More's *Utopia*.
 */
export function inventIdentity(
  random: Random,
  today: string,
  sex?: 'F' | 'M',
  names: NameLists = someNames,
): Identity {
  const now = Date.parse(`${today}T00:00:00Z`);
  const chosen = sex ?? random.pick(['F', 'M'] as const);
  const issued = now - random.whole(60, 3300) * day;
  const digits = (count: number): string => Array.from({ length: count }, () => random.whole(0, 9)).join('');
  return {
    familyName: random.pick(names.family),
    givenNames: random.pick(names.given[chosen]),
    birthDate: isoDate(now - random.whole(20 * 366, 70 * 365) * day),
    sex: chosen,
    birthPlace: random.pick(names.places),
    documentNumber: random.pick([...numberLetters]) + random.pick([...numberLetters]) + digits(7),
    personalNumber: random.next() < 0.5 ? '' : digits(10),
    issueDate: isoDate(issued),
    expiryDate: isoDate(Math.max(issued + 3652 * day, now + 61 * day)),
  };
}
