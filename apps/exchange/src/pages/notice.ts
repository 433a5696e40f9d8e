import type { Movement } from '../money/ledger.ts';
import type { Wording } from '../wording/en.ts';
import type { Language } from '../wording/language.ts';
import type { NoticeLine } from './layout.ts';

/** Left for the next page as a key and raw values, so that it is said in the language of that page. */
export interface Notice {
  readonly tone: 'good' | 'neutral' | 'bad';
  readonly key: keyof Wording;
  readonly cents?: number;
  readonly basisPoints?: number;
  readonly at?: string;
  /** Set when one form was refused: the notice is then shown at its field, with what was typed. */
  readonly form?: Movement | 'invitation';
  readonly typed?: string;
}

export function speak(notice: Notice, language: Language): NoticeLine {
  const { words, dollars, share, moment, day } = language;
  const { cents = 0, basisPoints = 0, at } = notice;
  const values = {
    amount: dollars(cents),
    fee: share(basisPoints),
    percent: share(basisPoints),
    time: at === undefined ? '' : moment(at),
    date: at === undefined ? '' : day(at),
    code: '',
    price: '',
  };
  const said = words[notice.key];
  return { tone: notice.tone, text: typeof said === 'string' ? said : said(values) };
}
