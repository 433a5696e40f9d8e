import type { DatabaseSync } from 'node:sqlite';
import { mailboxOf } from './email.ts';

/** What an invitation code brings. */
export interface Invitation {
  readonly code: string;
  readonly campaign: string;
  readonly discount_percent: number;
  readonly invited_by: string | null;
}
export type InvitationAnswer =
  | { readonly ok: true; readonly invitation: Invitation }
  | { readonly ok: false; readonly because: 'unknown' }
  | { readonly ok: false; readonly because: 'expired'; readonly expired_at: string }
  | { readonly ok: false; readonly because: 'own' };

/** Fee discount for people invited by another user, in percent. */
const friendDiscountPercent = 10;

/** The codes of the sample's own campaigns: one that runs, one that has ended. */
const sampleCampaigns = [
  { code: 'WELCOME20', campaign: 'welcome', discount_percent: 20, expires_at: null },
  { code: 'LAUNCH30', campaign: 'launch-2025', discount_percent: 30, expires_at: '2025-12-31T23:59:59.000Z' },
];

export function addSampleCampaigns(database: DatabaseSync): void {
  const add = database.prepare('insert or ignore into campaign_codes values (?, ?, ?, ?)');
  for (const { code, campaign, discount_percent, expires_at } of sampleCampaigns) {
    add.run(code, campaign, discount_percent, expires_at);
  }
}

/** Codes are told over the phone and typed on phones: case, spaces and dashes do not matter. */
function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

/**
 * Looks a code up for a person who signs up or adds it later.
 *
 * A code is one's own when it belongs to the account signed in on this browser or to the same mailbox (`name+x@…` is
 * the mailbox of `name@…`).
 */
export function lookUpInvitation(
  database: DatabaseSync,
  typed: string,
  person: { email: string | null; userId: string | null },
  now: Date,
): InvitationAnswer {
  const code = normalCode(typed);
  const campaign = database.prepare('select * from campaign_codes where code = ?').get(code);
  if (campaign !== undefined) {
    const expires_at = campaign.expires_at as string | null;
    if (expires_at !== null && Date.parse(expires_at) < now.getTime()) {
      return { ok: false, because: 'expired', expired_at: expires_at };
    }
    const discount_percent = Number(campaign.discount_percent);
    return {
      ok: true,
      invitation: { code, campaign: String(campaign.campaign), discount_percent, invited_by: null },
    };
  }
  const owner = database.prepare('select id, mailbox from users where own_code = ?').get(code);
  if (owner === undefined) return { ok: false, because: 'unknown' };
  const sameMailbox = person.email !== null && mailboxOf(person.email) === owner.mailbox;
  if (owner.id === person.userId || sameMailbox) return { ok: false, because: 'own' };
  const invitation = {
    code,
    campaign: 'friends',
    discount_percent: friendDiscountPercent,
    invited_by: String(owner.id),
  };
  return { ok: true, invitation };
}
