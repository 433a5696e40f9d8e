import type { Locale } from '@vidimus/contracts';

/** What `GET /v1/reasons` answers: every reason with its sentences in every language. */
export interface Catalogue {
  readonly data: readonly {
    readonly code: string;
    readonly wording: Readonly<Record<string, { readonly title: string; readonly remedy: string }>>;
  }[];
}

/** Chapters in the order in which a person meets them, and the first segments of the codes that belong to them. */
export const chapters = {
  data: ['data'],
  document: ['document'],
  face: ['face', 'liveness'],
  tries: ['retry'],
  technical: ['capture', 'service'],
} as const;
export type Chapter = keyof typeof chapters;

export interface Answer {
  readonly code: string;
  readonly title: string;
  readonly remedy: string;
}

/** Sentences have places for the values of a single case; here they stand for all cases. */
const general = (text: string): string =>
  text
    .replace(/\{\w+\}/g, '…')
    .replace(/…( …)+/g, '…')
    .replace(/…[.。]/g, '…');

/**
 * The catalogue as questions and answers in one language. A sentence that several codes share says nothing about any of
 * them (what may not be told is told in one neutral sentence), and is left out.
 */
export function answersIn(catalogue: Catalogue, locale: Locale): Record<Chapter, Answer[]> {
  const all = catalogue.data.flatMap(({ code, wording }) => {
    const words = wording[locale];
    return words === undefined ? [] : [{ code, title: general(words.title), remedy: general(words.remedy) }];
  });
  const own = all.filter(({ title }) => all.filter((each) => each.title === title).length === 1);
  const of = (heads: readonly string[]) => own.filter(({ code }) => heads.includes(code.split('.')[0] ?? ''));
  const entries = Object.entries(chapters).map(([chapter, heads]) => [chapter, of(heads)]);
  return Object.fromEntries(entries) as Record<Chapter, Answer[]>;
}
