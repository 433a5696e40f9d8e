import { randomInt } from 'node:crypto';
import { type Challenge, VidimusError } from '@vidimus/contracts';
import { challengeTimes, drawChallenge, routeOf } from '@vidimus/domain';
import type { Motion } from '@vidimus/vision';
import type { Context } from '../context.ts';
import { hashOf, newId, newToken } from '../ids.ts';
import type { Connection } from '../storage/database.ts';
import type { StoredChallenge } from '../storage/schema.ts';
import { openJson, sealJson } from '../storage/seal.ts';
import { keyOf, type StoredSession } from './store.ts';

/**
 * Draws a challenge for this session and browser alone. Drawing another one ends those before it.
 * @param browser hash of the cookie that asks
 */
export async function issueChallenge(
  context: Context,
  session: StoredSession,
  browser: string | null,
): Promise<Challenge> {
  const route = routeOf(session.state);
  const drawn = drawChallenge(context.policy, randomInt, route);
  const nonce = newToken();
  const id = newId('ls');
  const expiresAt = new Date(context.now().getTime() + challengeTimes(context.policy, route).deadline_ms);
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
        issued_to: browser,
        motion_sealed: null,
      })
      .execute();
  });
  return { id, nonce, ...drawn, expires_at: expiresAt.toISOString() };
}

export const challengeUsed = (): VidimusError =>
  new VidimusError('liveness.challenge_used', 'this challenge was answered or replaced; ask for a new one', {
    where: 'id',
  });

/**
 * The challenge of this id if it is this session's and browser's, unanswered and in time.
 * @param answeredAt when the answer began to arrive
 */
export async function openChallenge(
  context: Context,
  db: Connection,
  session: StoredSession,
  { id, browser }: { id: string; browser: string | null },
  answeredAt = context.now(),
) {
  const row = await db
    .selectFrom('liveness_sessions')
    .selectAll()
    .where('id', '=', id)
    .where('session_id', '=', session.id)
    .executeTakeFirst();
  if (!row) throw new VidimusError('liveness.challenge_unknown', 'no such challenge', { where: 'id' });
  if (row.issued_to !== null && row.issued_to !== browser) {
    throw new VidimusError('liveness.challenge_elsewhere', 'this challenge was drawn for another browser', {
      where: 'id',
    });
  }
  if (row.answered_at !== null) {
    throw challengeUsed();
  }
  if (row.expires_at.getTime() < answeredAt.getTime()) {
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

const motionContext = (id: string): string => `liveness-motion:${id}`;

/** The challenge that the kept clip answers, or null where there is no clip. */
async function answeredChallenge(db: Connection, session: StoredSession) {
  const row = await db
    .selectFrom('evidence')
    .innerJoin('liveness_sessions', 'liveness_sessions.id', 'evidence.answers')
    .select(['liveness_sessions.id', 'liveness_sessions.challenge'])
    .where('evidence.session_id', '=', session.id)
    .where('evidence.subject', '=', 'liveness')
    .executeTakeFirst();
  return row ?? null;
}

/** The windows that the kept clip is to answer, and how the face moved in all other clips of this person. */
export async function livenessTask(
  context: Context,
  session: StoredSession,
): Promise<{ asked: StoredChallenge['actions'] | null; earlier: Motion[] }> {
  const answered = await answeredChallenge(context.db, session);
  if (answered === null) return { asked: null, earlier: [] };
  const rows = await context.db
    .selectFrom('liveness_sessions')
    .innerJoin('sessions', 'sessions.id', 'liveness_sessions.session_id')
    .select(['liveness_sessions.id', 'liveness_sessions.motion_sealed'])
    .where('sessions.applicant_id', '=', session.applicant.id)
    .where('liveness_sessions.id', '!=', answered.id)
    .where('liveness_sessions.motion_sealed', 'is not', null)
    .execute();
  const key = keyOf(session.applicant);
  const earlier = rows.map(({ id, motion_sealed }) =>
    openJson<Motion>(key, motionContext(id), motion_sealed!),
  );
  return { asked: answered.challenge.actions, earlier };
}

/** Keeps how the face moved in the clip that was just measured: the clip itself goes when it is replaced. */
export async function keepMotion(
  db: Connection,
  session: StoredSession,
  motion: Motion | null,
): Promise<void> {
  const answered = motion && (await answeredChallenge(db, session));
  if (!answered) return;
  const { id } = answered;
  const motion_sealed = sealJson(keyOf(session.applicant), motionContext(id), motion);
  await db.updateTable('liveness_sessions').set({ motion_sealed }).where('id', '=', id).execute();
}
