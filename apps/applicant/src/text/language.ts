import type { Locale } from '@vidimus/contracts';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en, type Text } from './en.ts';
import { es } from './es.ts';
import { zhCN } from './zh-cn.ts';

export const texts: Readonly<Record<Locale, Text>> = { en, 'zh-CN': zhCN, es };

/** The first language of the browser that the page speaks; any Chinese counts as Simplified. English otherwise. */
export function browserLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const [language] = tag.toLowerCase().split('-');
    if (language === 'zh') return 'zh-CN';
    if (language === 'en' || language === 'es') return language;
  }
  return 'en';
}

/** Which way a language is written; `ltr` where this browser cannot tell. */
export function directionOf(locale: Locale): string {
  const known = new Intl.Locale(locale) as Intl.Locale & { getTextInfo?: () => { direction?: string } };
  return known.getTextInfo?.().direction ?? 'ltr';
}

export interface Language {
  readonly locale: Locale;
  readonly text: Text;
}

export const LanguageContext = createContext<Language>({ locale: 'en', text: en });

export const useLanguage = (): Language => useContext(LanguageContext);
export const useText = (): Text => useContext(LanguageContext).text;
