import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { findUser, type User } from './users.ts';

const signInDays = 14;
export const signInMaxAgeSeconds = signInDays * 86_400;

/** Only the hash is stored: a copy of the database opens nobody's account. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export function startSignIn(database: DatabaseSync, userId: string, now: Date): string {
  const token = randomBytes(32).toString('base64url');
  const expires = new Date(now.getTime() + signInMaxAgeSeconds * 1000).toISOString();
  database.prepare('delete from sign_ins where expires_at < ?').run(now.toISOString());
  database
    .prepare('insert into sign_ins (token_hash, user_id, expires_at) values (?, ?, ?)')
    .run(hashOf(token), userId, expires);
  return token;
}

export function userOf(database: DatabaseSync, token: string | undefined, now: Date): User | null {
  if (token === undefined) return null;
  const row = database
    .prepare('select user_id from sign_ins where token_hash = ? and expires_at > ?')
    .get(hashOf(token), now.toISOString());
  return row === undefined ? null : findUser(database, String(row.user_id));
}

export function endSignIn(database: DatabaseSync, token: string): void {
  database.prepare('delete from sign_ins where token_hash = ?').run(hashOf(token));
}

/** A notice is shown once, on the next page of this sign-in. It holds a wording key and amounts, nothing personal. */
export function leaveNotice(database: DatabaseSync, token: string, notice: unknown): void {
  database
    .prepare('update sign_ins set notice = ? where token_hash = ?')
    .run(JSON.stringify(notice), hashOf(token));
}

export function takeNotice(database: DatabaseSync, token: string): unknown {
  const row = database.prepare('select notice from sign_ins where token_hash = ?').get(hashOf(token));
  if (typeof row?.notice !== 'string') return null;
  database.prepare('update sign_ins set notice = null where token_hash = ?').run(hashOf(token));
  return JSON.parse(row.notice);
}
