import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../database.ts';
import { feeCents, satsFor } from './amount.ts';

export const movements = ['deposit', 'trade', 'withdraw'] as const;
export type Movement = (typeof movements)[number];

export interface Entry {
  readonly kind: Movement;
  readonly usd_cents: number;
  readonly btc_sats: number;
  readonly fee_cents: number;
  readonly at: string;
}
export interface Balance {
  readonly usd_cents: number;
  readonly btc_sats: number;
}
export type Booking = 'booked' | 'booked_before' | 'not_enough';

export function balanceOf(database: DatabaseSync, userId: string): Balance {
  const row = database
    .prepare(
      `select coalesce(sum(usd_cents - fee_cents), 0) as usd, coalesce(sum(btc_sats), 0) as btc
       from entries where user_id = ?`,
    )
    .get(userId);
  return { usd_cents: Number(row?.usd), btc_sats: Number(row?.btc) };
}

export function latestEntries(database: DatabaseSync, userId: string, count: number): Entry[] {
  return database
    .prepare(
      'select kind, usd_cents, btc_sats, fee_cents, at from entries where user_id = ? order by id desc limit ?',
    )
    .all(userId, count) as unknown as Entry[];
}

function amountsOf(kind: Movement, cents: number, discountPercent: number): Omit<Entry, 'kind' | 'at'> {
  if (kind === 'deposit') return { usd_cents: cents, btc_sats: 0, fee_cents: 0 };
  if (kind === 'withdraw') return { usd_cents: -cents, btc_sats: 0, fee_cents: 0 };
  return { usd_cents: -cents, btc_sats: satsFor(cents), fee_cents: feeCents(cents, discountPercent) };
}

/**
 * Books one movement. `formId` is drawn with the form, so a double click or a repeated request books once.
 * The caller has asked for the capability right before.
 */
export function book(
  database: DatabaseSync,
  input: { userId: string; formId: string; kind: Movement; cents: number; discountPercent: number },
  now: Date,
): Booking {
  const { usd_cents, btc_sats, fee_cents } = amountsOf(input.kind, input.cents, input.discountPercent);
  return inTransaction(database, () => {
    const before = database.prepare('select 1 from entries where form_id = ?').get(input.formId);
    if (before !== undefined) return 'booked_before';
    if (balanceOf(database, input.userId).usd_cents + usd_cents - fee_cents < 0) return 'not_enough';
    database
      .prepare(
        `insert into entries (user_id, form_id, kind, usd_cents, btc_sats, fee_cents, at)
         values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(input.userId, input.formId, input.kind, usd_cents, btc_sats, fee_cents, now.toISOString());
    database.prepare('update users set revision = revision + 1 where id = ?').run(input.userId);
    return 'booked';
  });
}
