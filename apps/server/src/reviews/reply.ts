import type { Readable } from 'node:stream';
import { VidimusError } from '@vidimus/contracts';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { receive } from '../sessions/evidence.ts';
import { emitEvent } from '../sessions/outbox.ts';
import { findSession, type StoredSession } from '../sessions/store.ts';
import type { Connection } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';
import { dueAt } from './deadline.ts';
import { addMessage, checkedWords, picturesOf, type Said } from './messages.ts';

/** Pictures that one reply may carry. */
export const maxReplyPictures = 4;

/** The open case of a session. Throws VidimusError `review.not_asked` unless it waits for `whom`. */
async function openCase(db: Connection, sessionId: string, whom: 'applicant' | 'reviewer'): Promise<string> {
  const row = await db
    .selectFrom('reviews')
    .select(['id', 'waits_for'])
    .where('session_id', '=', sessionId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  if (row?.waits_for === whom) return row.id;
  const message =
    whom === 'applicant' ? 'no question is open' : 'the case is closed, or waits for the person';
  throw new VidimusError('review.not_asked', message, { where: 'review' });
}

/** Runs `write` on a session's case while nobody else writes to the person's. */
async function onCase(
  context: Context,
  sessionId: string,
  whom: 'applicant' | 'reviewer',
  write: (transaction: Transaction<Tables>, session: StoredSession, reviewId: string) => Promise<void>,
): Promise<StoredSession> {
  return context.db.transaction().execute(async (transaction) => {
    const session = await findSession(context, transaction, sessionId, true);
    await write(transaction, session, await openCase(transaction, sessionId, whom));
    return session;
  });
}

/**
 * A reviewer asks the person something; the case then waits for them.
 * @throws VidimusError `review.not_asked`, `review.answer_unfit`, `review.answer_missing`, `review.language_differs`
 */
export async function ask(context: Context, sessionId: string, reviewer: string, said: Said): Promise<void> {
  await onCase(context, sessionId, 'reviewer', async (transaction, session, reviewId) => {
    const content = checkedWords(said, 'ask', session);
    await addMessage(context, transaction, session, reviewId, 'reviewer', content);
    await transaction
      .updateTable('reviews')
      .set({ waits_for: 'applicant', due_at: null, reviewer })
      .where('id', '=', reviewId)
      .execute();
    await emitEvent(context, transaction, session.applicant.id, 'review.asked', { session_id: sessionId });
  });
}

/**
 * The person answers, with the pictures that they added; the case then waits for a reviewer, with a new deadline.
 * @throws VidimusError `review.not_asked`
 */
export async function reply(context: Context, sessionId: string, text: string): Promise<StoredSession> {
  return onCase(context, sessionId, 'applicant', async (transaction, session, reviewId) => {
    const content = { prepared: null, text, language: session.language };
    const position = await addMessage(context, transaction, session, reviewId, 'applicant', content);
    await transaction
      .updateTable('review_pictures')
      .set({ message_position: position })
      .where('review_id', '=', reviewId)
      .where('message_position', 'is', null)
      .execute();
    await transaction
      .updateTable('reviews')
      .set({ waits_for: 'reviewer', due_at: dueAt(context, context.now()) })
      .where('id', '=', reviewId)
      .execute();
    await emitEvent(context, transaction, session.applicant.id, 'review.replied', { session_id: sessionId });
  });
}

/**
 * Takes a picture for the reply that is being written.
 * @throws VidimusError `review.not_asked`, `review.pictures_full`, `picture.*`, `upload.*`
 */
export async function addPicture(context: Context, session: StoredSession, body: Readable): Promise<void> {
  // Before anything is stored: nobody has asked.
  await openCase(context.db, session.id, 'applicant');
  const name = await receive(context, session, 'review', body, (bytes) =>
    context.inference.probePicture(bytes, 'body'),
  );
  try {
    await onCase(context, session.id, 'applicant', async (transaction, _session, reviewId) => {
      const added = (await picturesOf(transaction, reviewId)).filter(
        (each) => each.message_position === null,
      );
      if (added.length >= maxReplyPictures)
        throw new VidimusError('review.pictures_full', `a reply takes ${maxReplyPictures} pictures`, {
          where: 'body',
        });
      await transaction
        .insertInto('review_pictures')
        .values({
          object_name: name,
          review_id: reviewId,
          message_position: null,
          created_at: context.now(),
        })
        .execute();
    });
  } catch (error) {
    await context.objects.delete(name);
    throw error;
  }
}
