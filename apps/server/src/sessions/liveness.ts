import { randomInt } from 'node:crypto';
import { type Challenge, VidimusError } from '@vidimus/contracts';
import { drawChallenge } from '@vidimus/domain';
import type { Context } from '../context.ts';
import { hashOf, newId, newToken } from '../ids.ts';
import type { Connection } from '../storage/database.ts';
import type { StoredSession } from './store.ts';

/** Draws a challenge for this session alone. Drawing another one ends those before it. */
export async function issueChallenge(context: Context, session: StoredSession): Promise<Challenge> {
  const drawn = drawChallenge(context.policy, randomInt);
  const nonce = newToken();
  const id = newId('ls');
  const expiresAt = new Date(context.now().getTime() + context.policy.liveness.deadline_ms);
  await context.db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('liveness_sessions')
      .set({ answered_at: context.now() })
      .where('session_id', '=', session.id)
      .where('answered_at', 'is', null)
      .execute();
    await transaction
      .insertInto('liveness_sessions')
      .values({
        id,
        session_id: session.id,
        nonce_hash: hashOf(nonce),
        challenge: JSON.stringify(drawn),
        expires_at: expiresAt,
        answered_at: null,
      })
      .execute();
  });
  return { id, nonce, ...drawn, expires_at: expiresAt.toISOString() };
}

export const challengeUsed = (): VidimusError =>
  new VidimusError('liveness.challenge_used', 'this challenge was answered or replaced; ask for a new one', {
    where: 'id',
  });

/** The challenge of this id if it is this session's, unanswered and in time. */
export async function openChallenge(context: Context, db: Connection, session: StoredSession, id: string) {
  const row = await db
    .selectFrom('liveness_sessions')
    .selectAll()
    .where('id', '=', id)
    .where('session_id', '=', session.id)
    .executeTakeFirst();
  if (!row) throw new VidimusError('liveness.challenge_unknown', 'no such challenge', { where: 'id' });
  if (row.answered_at !== null) {
    throw challengeUsed();
  }
  if (row.expires_at.getTime() < context.now().getTime()) {
    throw new VidimusError('liveness.challenge_late', 'this challenge is over; ask for a new one', {
      where: 'id',
    });
  }
  return row;
}

/** Marks the challenge as answered, once: of two answers at the same time, one is refused. */
export async function useChallenge(context: Context, db: Connection, id: string): Promise<void> {
  const used = await db
    .updateTable('liveness_sessions')
    .set({ answered_at: context.now() })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!used) throw challengeUsed();
}

/** The windows of the challenge that the kept clip answers, or null where there is no clip. */
export async function askedActions(context: Context, session: StoredSession) {
  const row = await context.db
    .selectFrom('evidence')
    .innerJoin('liveness_sessions', 'liveness_sessions.id', 'evidence.answers')
    .select('liveness_sessions.challenge')
    .where('evidence.session_id', '=', session.id)
    .where('evidence.subject', '=', 'liveness')
    .executeTakeFirst();
  return row?.challenge.actions ?? null;
}
