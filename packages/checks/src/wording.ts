import {
  countryName,
  isReasonCode,
  type Locale,
  neutralReasonCodes,
  type Reason,
  type ReasonCode,
} from '@vidimus/contracts';
import type { Text, Wording } from './check.ts';
import type { GivenReason } from './registry.ts';
import { chinese } from './wording/chinese.ts';
import { english } from './wording/english.ts';
import { spanish } from './wording/spanish.ts';
import { words } from './wording/words.ts';

export type { Text } from './check.ts';

const byLocale: Readonly<Record<Locale, Wording<GivenReason>>> = {
  en: english,
  'zh-CN': chinese,
  es: spanish,
};

/** What a person reads for a finding that only a reviewer may see. */
const neutral: Readonly<Record<Locale, Text>> = {
  en: {
    title: 'We could not complete this check automatically.',
    remedy: 'There is nothing you need to do now; we will tell you how it goes on.',
  },
  'zh-CN': { title: '暂时无法自动完成此项核验。', remedy: '您现在无需操作，后续进展我们会通知您。' },
  es: {
    title: 'No hemos podido completar esta comprobación de forma automática.',
    remedy: 'Ahora no tiene que hacer nada; le diremos cómo continúa.',
  },
};

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function dateIn(locale: Locale, iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

/** One value of a reason as the language says it. */
function spoken(code: ReasonCode, name: string, value: string | number, locale: Locale): string {
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (isoDate.test(value)) return dateIn(locale, value);
  if (name === 'sessions') return value.replaceAll(' ', locale === 'zh-CN' ? '、' : ', ');
  const compared = name === 'expected' || name === 'found';
  if (name === 'country' || (compared && code === 'data.nationality.mismatch'))
    return countryName(value, locale);
  const list = compared && code === 'document.type.mismatch' ? 'kind' : name;
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...words[locale] };
  return known[list]?.[value] ?? value;
}

/** The first word of a list is its most general one: it stands in reasons that an older version stored without the value. */
const mostGeneral = (name: string, locale: Locale): string | undefined => {
  if (name === 'sessions') return '…';
  const known: Readonly<Record<string, object>> = { ...words[locale] };
  return name === 'face' || name === 'part' || name === 'sign' ? Object.keys(known[name]!)[0] : undefined;
};

function filledIn(text: Text | null, reason: Reason, locale: Locale): Text {
  if (!text) throw new RangeError(`nothing gives the reason ${reason.code}`);
  const filled = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = reason.params[name] ?? mostGeneral(name, locale);
      if (value === undefined) throw new RangeError(`${reason.code} needs the value ${name} for its wording`);
      return spoken(reason.code, name, value, locale);
    });
  return { title: filled(text.title), remedy: filled(text.remedy) };
}

/** A reason's sentences in a language, with its values put in. Neutral reasons say no more than a person may know. */
export function explain(reason: Reason, locale: Locale): Text {
  return filledIn(explainCode(reason.code, locale), reason, locale);
}

/** The sentences that a reviewer reads: of neutral reasons too, what was found, where something gives them. */
export function explainToReviewer(reason: Reason, locale: Locale): Text {
  const text = reviewersText(reason.code, locale) ?? explainCode(reason.code, locale);
  return filledIn(text, reason, locale);
}

/** A code's sentences with places for its values, as `{name}`; null for a code that nothing gives. */
export function explainCode(code: string, locale: Locale): Text | null {
  if (!isReasonCode(code)) return null;
  return neutralReasonCodes.has(code) ? neutral[locale] : reviewersText(code, locale);
}

/** A code's sentences as a reviewer reads them, with places for its values; null for a code that nothing gives. */
export function reviewersText(code: ReasonCode, locale: Locale): Text | null {
  const sentences: Partial<Wording<ReasonCode>> = byLocale[locale];
  return sentences[code] ?? null;
}
