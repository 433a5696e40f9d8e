import type { DatabaseSync } from 'node:sqlite';
import type { Level, SessionStatus } from '@vidimus/contracts';
import { VidimusError } from '@vidimus/contracts';
import { mailboxOf } from './email.ts';
import type { Invitation } from './invitation.ts';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string;
  readonly own_code: string;
  readonly invitation_code: string | null;
  readonly campaign: string | null;
  readonly invited_by: string | null;
  readonly discount_percent: number;
  readonly applicant_id: string | null;
  readonly level: Level | null;
  readonly session_level: Level | null;
  readonly session_status: SessionStatus | null;
  readonly next_allowed_at: string | null;
  /** Counts up with every change that the dashboard shows. */
  readonly revision: number;
}

const asUser = (row: Record<string, unknown> | undefined): User | null =>
  row === undefined ? null : (row as unknown as User);

export function findUser(database: DatabaseSync, id: string): User | null {
  return asUser(database.prepare('select * from users where id = ?').get(id));
}

export function findUserByEmail(database: DatabaseSync, email: string): User | null {
  return asUser(database.prepare('select * from users where email = ?').get(email));
}

/** @throws VidimusError `exchange.email.taken` */
export function addUser(
  database: DatabaseSync,
  user: { id: string; email: string; password_hash: string; own_code: string },
  now: Date,
): void {
  const added = database
    .prepare(
      `insert into users (id, email, mailbox, password_hash, created_at, own_code) values (?, ?, ?, ?, ?, ?)
       on conflict (email) do nothing`,
    )
    .run(user.id, user.email, mailboxOf(user.email), user.password_hash, now.toISOString(), user.own_code);
  if (added.changes === 0) {
    throw new VidimusError('exchange.email.taken', 'This address has an account', { where: 'email' });
  }
}

/** Records which code a person came with, once: attribution never changes afterwards. */
export function attributeUser(
  database: DatabaseSync,
  id: string,
  invitation: Invitation,
  now: Date,
): boolean {
  const { code, campaign, invited_by, discount_percent } = invitation;
  const changed = database
    .prepare(
      `update users set invitation_code = ?, campaign = ?, invited_by = ?, discount_percent = ?, invited_at = ?,
         revision = revision + 1
       where id = ? and invitation_code is null`,
    )
    .run(code, campaign, invited_by, discount_percent, now.toISOString(), id);
  return changed.changes === 1;
}

export function setApplicant(database: DatabaseSync, id: string, applicantId: string): void {
  database.prepare('update users set applicant_id = ? where id = ?').run(applicantId, id);
}
