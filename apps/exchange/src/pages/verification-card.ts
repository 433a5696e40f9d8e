import type { Level, SessionStatus } from '@vidimus/contracts';
import type { User } from '../accounts/users.ts';
import type { Wording } from '../wording/en.ts';
import type { Language } from '../wording/language.ts';
import { type Html, html } from './html.ts';

interface CardText {
  readonly text: string;
  /** Label of the button; null where the person can only wait. */
  readonly button: string | null;
}

/** What the last session of the level that the person is on the way to means for them; null: none, or it is over. */
function underWay(user: User, language: Language): CardText | null {
  const { words, moment } = language;
  const open: CardText = { text: words.statusOpen, button: words.continueVerification };
  const ended: CardText = { text: words.statusEnded, button: words.startOver };
  const texts: Partial<Record<SessionStatus, CardText>> = {
    created: open,
    requires_input: open,
    processing: { text: words.statusProcessing, button: null },
    in_review: { text: words.statusReview, button: null },
    resubmission_required: { text: words.statusResubmission, button: words.tryAgain },
    declined: { text: words.statusDeclined, button: words.startOver },
    expired: ended,
    abandoned: ended,
  };
  if (user.session_status === 'cooldown' && user.next_allowed_at !== null) {
    return { text: words.statusCooldown({ time: moment(user.next_allowed_at) }), button: words.tryAgain };
  }
  return user.session_status === null ? null : (texts[user.session_status] ?? null);
}

export function startButton(level: Level, label: string): Html {
  return html`<form method="post" action="/verify"><input type="hidden" name="level" value="${level}">
    <button class="button">${label}</button></form>`;
}

export function levelName(level: Level | null, words: Wording): string {
  if (level === null) return words.levelNone;
  return level === 'L1' ? words.levelL1 : words.levelL2;
}

export function verificationCard(user: User, language: Language): Html {
  const { words } = language;
  const next: Level | null = user.level === null ? 'L1' : user.level === 'L1' ? 'L2' : null;
  const fresh: CardText =
    next === 'L1'
      ? { text: words.verifyStart, button: words.startL1 }
      : { text: words.verifyMore, button: words.startL2 };
  const current = next !== null && user.session_level === next ? underWay(user, language) : null;
  const shown = next === null ? { text: words.verifyAll, button: null } : (current ?? fresh);
  return html`<section class="card" aria-labelledby="verification">
    <div class="row"><h2 id="verification">${words.verifyTitle}</h2>
      <span class="badge ${user.level === null ? '' : 'good'}">${levelName(user.level, words)}</span></div>
    <p>${shown.text}</p>
    ${next !== null && shown.button !== null && startButton(next, shown.button)}
  </section>`;
}
