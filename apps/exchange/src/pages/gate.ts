import type { Language } from '../wording/language.ts';
import { html } from './html.ts';
import { type NoticeLine, page } from './layout.ts';
import { startButton } from './verification-card.ts';

/** Why a person stands here: no level yet, a withdrawal below L2, or an amount above their level's limit. */
export const gates = ['basic', 'withdrawal', 'amount'] as const;
export type Gate = (typeof gates)[number];

/** Stands between a person and what their level does not allow yet: says why, what it takes, and leads there. */
export function gatePage(language: Language, gate: Gate, notice: NoticeLine | null): string {
  const { words } = language;
  const basic = gate === 'basic';
  const title = { basic: words.gateTitleL1, withdrawal: words.gateTitleL2, amount: words.gateTitleLimit }[
    gate
  ];
  const needs = basic
    ? [words.gateNeedNumber]
    : [words.gateNeedDocument, words.gateNeedCamera, words.gateNeedMinutes];
  return page(
    { language, title, signedIn: true },
    html`<section class="narrow">${notice !== null && html`<p class="notice ${notice.tone}" role="status">${notice.text}</p>`}<h1>${title}</h1>
      <p>${basic ? words.gateLeadL1 : words.gateLeadL2}</p>
      <h2>${words.gateNeedTitle}</h2><ul class="needs">${needs.map((need) => html`<li>${need}</li>`)}</ul>
      <div class="actions">${startButton(basic ? 'L1' : 'L2', basic ? words.startL1 : words.startL2)}
        <a class="button second" href="/dashboard">${words.gateBack}</a></div></section>`,
  );
}
