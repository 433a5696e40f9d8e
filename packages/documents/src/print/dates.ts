import { monthOf } from './months.ts';

export interface DateReading {
  /** What the date is of: a two-digit year is read as the latest one that can be meant. */
  readonly kind: 'birth' | 'issue' | 'expiry';
  /** Calendar date of the verification, ISO 8601. */
  readonly today: string;
  /** Numbers alone stand month first, as on licences of the United States; else day first (ICAO 9303-3, 3.8). */
  readonly monthFirst?: boolean;
}

/** Years that an expiry date may lie ahead; longer validity is not issued. */
const longestValidityYears = 30;

const pad = (part: string | number): string => String(part).padStart(2, '0');

function calendarDate(year: string, month: string | number, day: string): string | null {
  const iso = `${year}-${pad(month)}-${pad(day)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** A date whose year is two or four digits; two are of the latest century that is not beyond the kind's bound. */
function dated(
  year: string,
  month: string | number,
  day: string,
  { kind, today }: DateReading,
): string | null {
  if (year.length === 4) return calendarDate(year, month, day);
  const latest =
    kind === 'expiry' ? `${Number(today.slice(0, 4)) + longestValidityYears}${today.slice(4)}` : today;
  const century = Number(latest.slice(0, 2));
  for (const hundred of [century, century - 1]) {
    const iso = calendarDate(`${hundred}${year}`, month, day);
    if (iso && iso <= latest) return iso;
  }
  return null;
}

/** Capitals without marks and blanks; Chinese numbers' signs stay. */
const squeeze = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/\s+/g, '');

/** Day, month's name in one or two languages, year: `12AUG/AOUT74`, `12.MARCH1990`. A slash may be misread as I, L, 1 or 7. */
function namedMonth(text: string, reading: DateReading): string | null {
  const match = /^(\d{1,2})[-./]?(\p{L}{3,9}?)\.?(?:[-./|7IL1]?(\p{L}{3,9})\.?)?[-./,]?(\d{4}|\d{2})$/u.exec(
    text,
  );
  if (!match) return null;
  const [, day, first, second, year] = match;
  const months = [first, second].flatMap((word) => (word ? [monthOf(word)] : [])).filter((m) => m !== null);
  // Two languages that name two months mean that one was misread.
  if (months.length === 0 || new Set(months).size > 1) return null;
  return dated(year!, months[0]!, day!, reading);
}

/**
 * A printed date as ISO 8601, or null for anything else: `12 AUG 1974`, `12 AUG/AOÛT 74`, `12.08.1974`, `12/08/74`,
 * `12 08 1974`, `1974-08-12`, `1974年8月12日`. Other blanks and case do not matter. Calendar dates only; nothing is guessed.
 */
export function dateFromPrint(text: string, reading: DateReading): string | null {
  // Blanks alone part a date of numbers too, and get lost at times: a year of this age is no month of a date year first.
  const parted = text.trim().replace(/^(\d{2})\s*(\d{2})\s*((?:19|20)\d{2})(?=\D*$)/, '$1.$2.$3');
  const compact = squeeze(parted)
    .replace(/[.,;:]+$/, '')
    .replace('0CT', 'OCT')
    .replace('A0UT', 'AOUT');
  const yearFirst = /^(\d{4})(?:[-./](\d{1,2})[-./](\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/.exec(compact);
  if (yearFirst) {
    const [, year, month, day, hanMonth, hanDay] = yearFirst;
    return calendarDate(year!, month ?? hanMonth!, day ?? hanDay!);
  }
  const numeric = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})$/.exec(compact);
  if (numeric) {
    const [, first, , second, year] = numeric;
    const [day, month] = reading.monthFirst ? [second, first] : [first, second];
    return dated(year!, month!, day!, reading);
  }
  return namedMonth(compact, reading);
}
