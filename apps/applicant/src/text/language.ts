import type { Locale } from '@vidimus/contracts';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { en, type Text } from './en.ts';

/** The page comes with English alone; every other language is fetched by those who read it. */
const others: Readonly<Record<Exclude<Locale, 'en'>, () => Promise<Text>>> = {
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCN,
  es: async () => (await import('./es.ts')).es,
};

/** Rejects where the file cannot be fetched. */
export const loadText = (locale: Locale): Promise<Text> =>
  locale === 'en' ? Promise.resolve(en) : others[locale]();

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

/**
 * The language with its texts; until they are here the one before, at first null. English where they cannot be fetched:
 * the page works all the same.
 */
export function useLoaded(locale: Locale): Language | null {
  const [loaded, setLoaded] = useState<Language | null>(locale === 'en' ? { locale, text: en } : null);
  useEffect(() => {
    let gone = false;
    loadText(locale).then(
      (text) => !gone && setLoaded({ locale, text }),
      () => !gone && setLoaded({ locale: 'en', text: en }),
    );
    return () => {
      gone = true;
    };
  }, [locale]);
  return loaded;
}

export const LanguageContext = createContext<Language>({ locale: 'en', text: en });

export const useLanguage = (): Language => useContext(LanguageContext);
export const useText = (): Text => useContext(LanguageContext).text;
