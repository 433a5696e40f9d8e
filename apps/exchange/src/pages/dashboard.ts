import type { CapabilityAnswer } from '@vidimus/contracts';
import type { User } from '../accounts/users.ts';
import { baseFeeBasisPoints, dollarsPerBitcoin, feeBasisPoints } from '../money/amount.ts';
import type { Balance, Entry, Movement } from '../money/ledger.ts';
import type { Allowances } from '../verification/verify.ts';
import type { Language } from '../wording/language.ts';
import { type Html, html, timeOf } from './html.ts';
import { field, type NoticeLine, page } from './layout.ts';
import { verificationCard } from './verification-card.ts';

export interface DashboardView {
  readonly user: User;
  readonly phrase: string | null;
  readonly balance: Balance;
  readonly entries: readonly Entry[];
  readonly allowances: Allowances;
  readonly notice: NoticeLine | null;
  readonly now: Date;
  readonly formId: () => string;
  /** The form that was refused: what was typed and why. */
  readonly failed: {
    readonly form: Movement | 'invitation';
    readonly value: string;
    readonly error: string;
  } | null;
}

function allowanceText(answer: CapabilityAnswer | null, language: Language): string {
  const { words, dollars } = language;
  if (answer === null) return words.cannotCheck;
  if (!answer.allowed) return answer.required_level === 'L2' ? words.needsL2 : words.needsL1;
  return answer.limit === null ? words.noLimit : words.upTo({ amount: dollars(answer.limit * 100) });
}

function movementCard(kind: Movement, view: DashboardView, language: Language): Html {
  const { words, share, dollars } = language;
  const title = { deposit: words.deposit, trade: words.trade, withdraw: words.withdraw }[kind];
  const verb = { deposit: words.depositDo, trade: words.tradeDo, withdraw: words.withdrawDo }[kind];
  const fee = share(feeBasisPoints(view.user.discount_percent));
  const price = dollars(dollarsPerBitcoin * 100);
  const note = {
    deposit: words.depositNote,
    trade: words.tradeNote({ price, fee }),
    withdraw: words.withdrawNote,
  }[kind];
  const failed = view.failed?.form === kind ? view.failed : null;
  const amount = field({
    id: `${kind}-amount`,
    label: words.amountUsd,
    type: 'text',
    value: failed?.value ?? '',
    hint: note,
    error: failed?.error ?? null,
    attributes: html`inputmode="decimal" autocomplete="off" maxlength="14" required`,
  });
  return html`<section class="card" aria-labelledby="${kind}">
    <div class="row"><h2 id="${kind}">${title}</h2><span class="quiet">${allowanceText(view.allowances[kind], language)}</span></div>
    <form method="post" action="/${kind}" class="stack" novalidate>
      <input type="hidden" name="form_id" value="${view.formId()}">${amount}
      <button class="button ${kind === 'deposit' && view.allowances.deposit?.allowed ? '' : 'second'}">${verb}</button>
    </form></section>`;
}

function invitationCard(view: DashboardView, language: Language): Html {
  const { words, share } = language;
  const { user } = view;
  const discounted = user.discount_percent > 0;
  const failed = view.failed?.form === 'invitation' ? view.failed : null;
  const code = field({
    id: 'code',
    label: words.invitationCode,
    type: 'text',
    value: failed?.value ?? '',
    hint: words.invitationHint,
    error: failed?.error ?? null,
    attributes: html`autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" data-invitation`,
  });
  return html`<section class="card" aria-labelledby="invitation"><h2 id="invitation">${words.invitationTitle}</h2>
    <dl><div><dt>${words.yourFee}</dt><dd><strong>${share(feeBasisPoints(user.discount_percent))}</strong>
      ${discounted && html` <span class="quiet">${words.feeInsteadOf({ fee: share(baseFeeBasisPoints) })}</span>`}</dd></div>
      <div><dt>${words.yourCode}</dt><dd><code>${user.own_code}</code> <span class="quiet">${words.yourCodeNote}</span></dd></div></dl>
    ${
      user.invitation_code === null
        ? html`<form method="post" action="/invitation" class="stack" novalidate>${code}
            <button class="button second">${words.addCode}</button></form>`
        : html`<p class="quiet">${words.cameWith({ code: user.invitation_code })}</p>`
    }</section>`;
}

function activityCard(entries: readonly Entry[], language: Language): Html {
  const { words, dollars, bitcoin, moment } = language;
  const names = { deposit: words.kindDeposit, trade: words.kindTrade, withdraw: words.kindWithdraw };
  const rows = entries.map(
    (
      entry,
    ) => html`<li><span>${names[entry.kind]}<br><span class="quiet">${timeOf(entry.at, moment)}</span></span>
      <span class="amount">${entry.usd_cents > 0 ? '+' : '−'}${dollars(Math.abs(entry.usd_cents))}
      ${entry.kind === 'trade' && html`<br><span class="quiet">+${bitcoin(entry.btc_sats)}<br>${words.feeOf({ amount: dollars(entry.fee_cents) })}</span>`}</span></li>`,
  );
  return html`<section class="card" aria-labelledby="activity"><h2 id="activity">${words.activity}</h2>
    ${entries.length === 0 ? html`<p class="quiet">${words.noActivity}</p>` : html`<ul class="activity">${rows}</ul>`}</section>`;
}

export function dashboardPage(view: DashboardView, language: Language): string {
  const { words, dollars, bitcoin } = language;
  const { user, balance } = view;
  const coins =
    balance.btc_sats > 0 && html`<p class="quiet">${words.worth({ amount: bitcoin(balance.btc_sats) })}</p>`;
  return page(
    {
      language,
      title: words.dashboardTitle,
      signedIn: true,
      notice: view.notice,
      revision: user.revision,
      phrase: view.phrase,
    },
    html`<h1 class="unseen">${words.dashboardTitle}</h1>
      <div class="grid">
        <div class="column">
          <section class="card balance" aria-labelledby="balance"><h2 id="balance">${words.balance}</h2>
            <p class="figure">${dollars(balance.usd_cents)}</p>${coins}</section>
          ${verificationCard(user, language, view.now)}
          ${invitationCard(view, language)}
        </div>
        <div class="column">
          ${movementCard('deposit', view, language)}
          ${movementCard('trade', view, language)}
          ${movementCard('withdraw', view, language)}
          ${activityCard(view.entries, language)}
        </div>
      </div>`,
  );
}
