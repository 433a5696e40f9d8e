import { randomInt } from 'node:crypto';
import { type AskChallenge, type Challenge, VidimusError } from '@vidimus/contracts';
import { challengeTimes, drawChallenge, routeOf } from '@vidimus/domain';
import type { Motion } from '@vidimus/vision';
import type { Context } from '../context.ts';
import { hashOf, newId, newToken } from '../ids.ts';
import type { Submission } from '../jobs/inference.ts';
import type { Connection } from '../storage/database.ts';
import { openJson, sealJson } from '../storage/seal.ts';
import { keyOf, type StoredSession } from './store.ts';

/** Whether the next challenge has the screen show colours: not where they could not be seen the last time. */
export function showsColours(context: Context, { state }: Pick<StoredSession, 'state'>): boolean {
  const unseen = state.reasons.some(({ code }) => code === 'liveness.presentation.unclear');
  return context.policy.liveness.flash === true && !unseen;
}

/**
 * Draws a challenge for this session and browser alone. Drawing another one ends those before it.
 * @param browser hash of the cookie that asks
 * @param wishes without colours there is one action more; so, too, where they could not be seen the last time
 */
export async function issueChallenge(
  context: Context,
  session: StoredSession,
  browser: string | null,
  wishes: AskChallenge = {},
): Promise<Challenge> {
  const route = routeOf(session.state);
  const flash = wishes.flash !== false && showsColours(context, session);
  const drawn = drawChallenge(context.policy, randomInt, { flash, route });
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
        drawn_at: context.now(),
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

/** What the clocks of page and server may differ by over one recording, ms. */
const clocksDiffer = 1000;

/**
 * Refuses a clip that lasts longer than its challenge is old: it was made otherwise than by recording the answer.
 * @throws VidimusError `clip.longer_than_challenge`
 */
export function requireTimeFor(context: Context, drawnAt: Date | null, lastMs: number): void {
  if (drawnAt === null) return;
  const ageMs = context.now().getTime() - drawnAt.getTime();
  if (lastMs <= ageMs + clocksDiffer) return;
  throw new VidimusError(
    'clip.longer_than_challenge',
    `the clip lasts ${lastMs} ms, but its challenge was drawn ${ageMs} ms ago`,
  );
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

type Task = Pick<Submission, 'asked' | 'flash' | 'camera_switch' | 'earlier'>;
/** Where there is no clip. */
export const noTask: Task = { asked: null, flash: null, camera_switch: null, earlier: [] };

/** What the kept clip is to answer, and how the face moved in all other clips of this person. */
export async function livenessTask(context: Context, session: StoredSession): Promise<Task> {
  const answered = await answeredChallenge(context.db, session);
  if (answered === null) return noTask;
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
  const { actions, flash, camera_switch } = answered.challenge;
  // Challenges of an older version have neither.
  return { asked: actions, flash: flash ?? null, camera_switch: camera_switch ?? null, earlier };
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
