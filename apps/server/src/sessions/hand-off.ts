import { randomInt } from 'node:crypto';
import {
  type ClaimedHandOff,
  type CreatedHandOff,
  type HandOff,
  type HandOffStatus,
  VidimusError,
} from '@vidimus/contracts';
import { isTerminal } from '@vidimus/domain';
import type { Selectable, Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { hashOf, newId, newToken } from '../ids.ts';
import type { Connection } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { RefusedError } from './refused.ts';
import { findSession, lockApplicant, type StoredSession } from './store.ts';

type Row = Selectable<Tables['hand_offs']>;

/** Time to scan a code and to answer on the first screen, in milliseconds; short, since a code can be filmed. */
const lifeMs = 5 * 60_000;
/** How many numbers the person chooses from: who confirms without looking is wrong twice in three times. */
const choiceCount = 3;

/** Stands before a hand-off's token in the URL's fragment, so that the page tells it from a session's link. */
const fragmentPrefix = 'h.';

function statusOf(row: Row, now: Date): HandOffStatus {
  if (row.confirmed !== null) return row.confirmed ? 'confirmed' : 'refused';
  if (row.expires_at.getTime() <= now.getTime()) return 'expired';
  return row.claimed_by === null ? 'open' : 'claimed';
}

const view = (context: Context, row: Row): HandOff => ({
  id: row.id,
  status: statusOf(row, context.now()),
  choices: [...row.choices],
  expires_at: row.expires_at.toISOString(),
});

/** Different numbers of two digits. */
function drawChoices(): number[] {
  const drawn = new Set<number>();
  while (drawn.size < choiceCount) drawn.add(randomInt(10, 100));
  return [...drawn];
}

/**
 * Draws a one-use link by which this session goes on in another browser. It ends those before it.
 * @param browser hash of the cookie that asks
 * @throws RefusedError `session.final`
 */
export async function offerSession(
  context: Context,
  session: StoredSession,
  browser: string,
): Promise<CreatedHandOff> {
  const { status } = session.state;
  if (isTerminal(status))
    throw new RefusedError({
      code: 'session.final',
      status,
      next_allowed_at: null,
      remaining: 0,
      missing: [],
    });
  const token = newToken();
  const choices = drawChoices();
  const now = context.now();
  const row = await context.db.transaction().execute(async (transaction) => {
    await lockApplicant(transaction, { sessionId: session.id });
    await transaction
      .updateTable('hand_offs')
      .set({ expires_at: now })
      .where('session_id', '=', session.id)
      .where('confirmed', 'is', null)
      .where('expires_at', '>', now)
      .execute();
    return transaction
      .insertInto('hand_offs')
      .values({
        id: newId('ho'),
        session_id: session.id,
        token_hash: hashOf(token),
        issued_to: browser,
        number: choices[randomInt(choiceCount)]!,
        choices: JSON.stringify(choices),
        claimed_by: null,
        confirmed: null,
        expires_at: new Date(now.getTime() + lifeMs),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return { ...view(context, row), url: `${context.publicUrl}/verify/#${fragmentPrefix}${token}` };
}

async function offered(db: Connection, session: StoredSession, id: string): Promise<Row> {
  const row = await db
    .selectFrom('hand_offs')
    .selectAll()
    .where('id', '=', id)
    .where('session_id', '=', session.id)
    .executeTakeFirst();
  if (row) return row;
  throw new VidimusError('hand_off.unknown', 'no such hand-off', { where: 'id' });
}

/** How a hand-off stands, for the browser that hands off. Throws VidimusError `hand_off.unknown`. */
export async function offeredSession(context: Context, session: StoredSession, id: string): Promise<HandOff> {
  return view(context, await offered(context.db, session, id));
}

/**
 * Takes the person's word on the other browser, once: with the number that it shows it is let in, else it is refused.
 * @param number null: it shows none of the choices
 * @throws VidimusError `hand_off.unknown`, `hand_off.used`, `hand_off.expired`
 */
export async function answerOffer(
  context: Context,
  session: StoredSession,
  id: string,
  number: number | null,
): Promise<HandOff> {
  return context.db.transaction().execute(async (transaction) => {
    await lockApplicant(transaction, { sessionId: session.id });
    const row = await offered(transaction, session, id);
    const status = statusOf(row, context.now());
    const confirmed = number === row.number;
    // A repeated answer, after a lost receipt.
    if (row.confirmed === confirmed) return view(context, row);
    if (status !== 'claimed' || row.claimed_by === null) throw notNow(status);
    await transaction.updateTable('hand_offs').set({ confirmed }).where('id', '=', id).execute();
    if (confirmed) await letIn(transaction, session, row.claimed_by);
    return view(context, { ...row, confirmed });
  });
}

function notNow(status: HandOffStatus): VidimusError {
  return status === 'expired'
    ? new VidimusError('hand_off.expired', 'this hand-off is over; begin another one', { where: 'id' })
    : new VidimusError('hand_off.used', `this hand-off is ${status}`, { where: 'id' });
}

/** From now on the other browser's secret is a cookie of the session. */
async function letIn(
  transaction: Transaction<Tables>,
  session: StoredSession,
  secretHash: string,
): Promise<void> {
  const cookie = { hash: secretHash, session_id: session.id, kind: 'cookie' as const };
  await transaction
    .insertInto('session_tokens')
    .values({ ...cookie, expires_at: session.expiresAt })
    .execute();
}

/**
 * Opens a hand-off's link for the browser that drew `secret`. Opens once; the same browser may repeat it, since an
 * answer can be lost.
 * @throws VidimusError `token.unknown`, `token.used`, `token.expired`
 */
export async function claimOffer(context: Context, token: string, secret: string): Promise<ClaimedHandOff> {
  const claimed_by = hashOf(secret);
  const token_hash = hashOf(token.startsWith(fragmentPrefix) ? token.slice(fragmentPrefix.length) : token);
  const claimed = await context.db
    .updateTable('hand_offs')
    .set({ claimed_by })
    .where('token_hash', '=', token_hash)
    .where('expires_at', '>', context.now())
    .where('confirmed', 'is', null)
    .where((row) => row.or([row('claimed_by', 'is', null), row('claimed_by', '=', claimed_by)]))
    .returningAll()
    .executeTakeFirst();
  if (claimed) return claimedView(context, claimed);
  const row = await context.db
    .selectFrom('hand_offs')
    .selectAll()
    .where('token_hash', '=', token_hash)
    .executeTakeFirst();
  if (!row) throw new VidimusError('token.unknown', 'this link is not known here', { where: 'token' });
  if (row.claimed_by === claimed_by) return claimedView(context, row);
  throw row.claimed_by === null
    ? new VidimusError('token.expired', 'this link is too old', { where: 'token' })
    : new VidimusError('token.used', 'this link was opened already', { where: 'token' });
}

async function claimedView(context: Context, row: Row): Promise<ClaimedHandOff> {
  const { language } = await findSession(context, context.db, row.session_id);
  return {
    status: statusOf(row, context.now()),
    number: row.number,
    language,
    expires_at: row.expires_at.toISOString(),
  };
}

/** How a hand-off stands, for the browser that took its link. Throws VidimusError `hand_off.unknown`. */
export async function claimedOffer(context: Context, secret: string): Promise<ClaimedHandOff> {
  const row = await context.db
    .selectFrom('hand_offs')
    .selectAll()
    .where('claimed_by', '=', hashOf(secret))
    .executeTakeFirst();
  if (!row)
    throw new VidimusError('hand_off.unknown', 'no hand-off waits in this browser', { where: 'cookie' });
  return claimedView(context, row);
}
