import { satsPerBitcoin } from '../money/amount.ts';
import { en, type Wording } from './en.ts';
import { zhCN } from './zh-cn.ts';

/** Languages of this site; the verification page may speak more. */
const locales = ['en', 'zh-CN'] as const;
export type SiteLocale = (typeof locales)[number];

/** One language: its wording and its way of writing amounts, shares and times. */
export interface Language {
  readonly locale: SiteLocale;
  readonly words: Wording;
  readonly dollars: (cents: number) => string;
  readonly bitcoin: (sats: number) => string;
  /** Hundredths of a percent → `0.16%`. */
  readonly share: (basisPoints: number) => string;
  readonly day: (iso: string) => string;
  readonly moment: (iso: string) => string;
}

const wordings: Record<SiteLocale, Wording> = { en, 'zh-CN': zhCN };

function languageOf(locale: SiteLocale): Language {
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const coins = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 8 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'UTC',
  });
  return {
    locale,
    words: wordings[locale],
    dollars: (cents) => `${number.format(cents / 100)} USD`,
    bitcoin: (sats) => `${coins.format(sats / satsPerBitcoin)} BTC`,
    share: (basisPoints) => share.format(basisPoints / 10_000),
    day: (iso) => day.format(new Date(iso)),
    moment: (iso) => `${moment.format(new Date(iso))} UTC`,
  };
}

const languages: Record<SiteLocale, Language> = { en: languageOf('en'), 'zh-CN': languageOf('zh-CN') };

export function language(locale: SiteLocale): Language {
  return languages[locale];
}

/** The person's own choice first, then the browser's first language that begins like one of ours, then English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | undefined): SiteLocale {
  const own = locales.find((locale) => locale === chosen);
  if (own !== undefined) return own;
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().toLowerCase().slice(0, 2));
  const first = wanted.find((tag) => tag === 'zh' || tag === 'en');
  return first === 'zh' ? 'zh-CN' : 'en';
}
