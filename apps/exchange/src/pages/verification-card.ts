import type { Level, SessionStatus } from '@vidimus/contracts';
import type { User } from '../accounts/users.ts';
import type { Wording } from '../wording/en.ts';
import type { Language } from '../wording/language.ts';
import { type Html, html, timeIn } from './html.ts';

interface CardText {
  readonly text: string | Html;
  /** Label of the button; null where the person can only wait. */
  readonly button: string | null;
}

/** What the last session of the level that the person is on the way to means for them; null: none, or it is over. */
function underWay(user: User, language: Language, now: Date): CardText | null {
  const { words, moment } = language;
  const open: CardText = { text: words.statusOpen, button: words.continueVerification };
  const again: CardText = { text: words.statusResubmission, button: words.tryAgain };
  const ended: CardText = { text: words.statusEnded, button: words.startOver };
  const texts: Partial<Record<SessionStatus, CardText>> = {
    created: open,
    requires_input: open,
    processing: { text: words.statusProcessing, button: null },
    in_review: { text: words.statusReview, button: null },
    resubmission_required: again,
    declined: { text: words.statusDeclined, button: words.startOver },
    expired: ended,
    abandoned: ended,
  };
  if (user.session_status === 'cooldown') {
    const at = user.next_allowed_at;
    if (at === null || Date.parse(at) <= now.getTime()) return again;
    return { text: timeIn(words.statusCooldown, at, moment), button: words.seeWhatToFix };
  }
  return user.session_status === null ? null : (texts[user.session_status] ?? null);
}

/** `kind` is `second` where something else on the page is the likelier next thing. */
export function startButton(level: Level, label: string, kind: '' | 'second' = ''): Html {
  return html`<form method="post" action="/verify"><input type="hidden" name="level" value="${level}">
    <button class="button ${kind}">${label}</button></form>`;
}

function levelName(level: Level | null, words: Wording): string {
  if (level === null) return words.levelNone;
  return level === 'L1' ? words.levelL1 : words.levelL2;
}

export function verificationCard(user: User, language: Language, now: Date): Html {
  const { words } = language;
  const next: Level | null = user.level === null ? 'L1' : user.level === 'L1' ? 'L2' : null;
  const fresh: CardText =
    next === 'L1'
      ? { text: words.verifyStart, button: words.startL1 }
      : { text: words.verifyMore, button: words.startL2 };
  const current = next !== null && user.session_level === next ? underWay(user, language, now) : null;
  const shown = next === null ? { text: words.verifyAll, button: null } : (current ?? fresh);
  return html`<section class="card" aria-labelledby="verification">
    <div class="row"><h2 id="verification">${words.verifyTitle}</h2>
      <span class="badge ${user.level === null ? '' : 'good'}">${levelName(user.level, words)}</span></div>
    <p>${shown.text}</p>
    ${next !== null && shown.button !== null && startButton(next, shown.button, next === 'L2' && current === null ? 'second' : '')}
  </section>`;
}
