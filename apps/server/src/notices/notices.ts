import { createHash } from 'node:crypto';
import {
  type Locale,
  locales,
  type Notice,
  type NoticeKind,
  noticeKinds,
  type Policy,
} from '@vidimus/contracts';
import { valuesOf } from './values.ts';
import { en } from './words.en.ts';
import { es } from './words.es.ts';
import { zhCN } from './words.zh-cn.ts';

const words = { en, 'zh-CN': zhCN, es };

/** Day on which the words were last changed. The version also tells every other change, by a digest of all words. */
const wordedOn = '2026-11-28';
const digestCharacters = 8;

type Texts = Readonly<Record<Locale, Notice>>;

function textsOf(kind: NoticeKind, policy: Policy): Texts {
  const values = valuesOf(policy);
  const worded = locales.map((language) => ({ language, ...words[language][kind](values) }));
  const digest = createHash('sha256').update(JSON.stringify(worded)).digest('hex').slice(0, digestCharacters);
  const version = `${wordedOn}-${digest}`;
  return Object.fromEntries(worded.map((each) => [each.language, { kind, version, ...each }])) as Record<
    Locale,
    Notice
  >;
}

const made = new WeakMap<Policy, ReadonlyMap<NoticeKind, Texts>>();

/** The notices that a policy asks people to agree to, in every language; none where it has no `notice`. */
export function noticesOf(policy: Policy): ReadonlyMap<NoticeKind, Texts> {
  const known = made.get(policy);
  if (known) return known;
  const kinds = policy.notice === undefined ? [] : noticeKinds;
  const notices = new Map(kinds.map((kind) => [kind, textsOf(kind, policy)]));
  made.set(policy, notices);
  return notices;
}
