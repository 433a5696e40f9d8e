import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import type { Jobs } from '../jobs/queue.ts';
import type { Tables } from '../storage/schema.ts';
import { forgetTries } from '../tries/store.ts';
import { dropUploads } from './uploads.ts';

/** Notes what was shown in a decided try. A retake then replaces it for the checks, not for a reviewer. */
export async function keepTry(
  transaction: Transaction<Tables>,
  sessionId: string,
  decisionId: string,
): Promise<void> {
  await transaction
    .insertInto('decision_evidence')
    .columns(['decision_id', 'subject', 'object_name'])
    .expression((from) =>
      from
        .selectFrom('evidence')
        .select(({ val }) => [val(decisionId).as('decision_id'), 'subject', 'object_name'])
        .where('session_id', '=', sessionId),
    )
    .execute();
}

/** Deletes pictures, clips, what was still being sent, decisions, cases and failed tries of a session. */
export async function eraseEvidence(
  context: Context,
  transaction: Transaction<Tables>,
  sessionId: string,
): Promise<void> {
  await transaction.deleteFrom('reviews').where('session_id', '=', sessionId).execute();
  await transaction.deleteFrom('evidence').where('session_id', '=', sessionId).execute();
  await dropUploads(context, transaction, { sessionId });
  await transaction.deleteFrom('decisions').where('session_id', '=', sessionId).execute();
  await transaction
    .updateTable('liveness_sessions')
    .set({ motion_sealed: null })
    .where('session_id', '=', sessionId)
    .execute();
  await forgetTries(transaction, sessionId);
  // As a job of this transaction: a file that was deleted would not come back if the transaction failed.
  await context.queue.put('erase-objects', { session_id: sessionId }, transaction);
}

/** Deletes the clip of a session, those of its earlier tries, and how the face moved in them. */
export async function eraseClips(
  context: Context,
  transaction: Transaction<Tables>,
  sessionId: string,
): Promise<void> {
  const now = await transaction
    .deleteFrom('evidence')
    .where('session_id', '=', sessionId)
    .where('subject', '=', 'liveness')
    .returning('object_name')
    .execute();
  const earlier = await transaction
    .deleteFrom('decision_evidence')
    .where('subject', '=', 'liveness')
    .where('decision_id', 'in', (from) =>
      from.selectFrom('decisions').select('id').where('session_id', '=', sessionId),
    )
    .returning('object_name')
    .execute();
  await dropUploads(context, transaction, { sessionId, subject: 'liveness' });
  await transaction
    .updateTable('liveness_sessions')
    .set({ motion_sealed: null })
    .where('session_id', '=', sessionId)
    .execute();
  const object_names = [...new Set([...now, ...earlier].map(({ object_name }) => object_name))];
  if (object_names.length === 0) return;
  await context.queue.put('erase-objects', { session_id: sessionId, object_names }, transaction);
}

/** Deletes files that nothing names any more. Deleting one that is gone changes nothing. */
export async function eraseObjects(
  context: Pick<Context, 'objects'>,
  { session_id, object_names }: Jobs['erase-objects'],
): Promise<void> {
  if (object_names === undefined) return context.objects.deleteFolder(session_id);
  for (const name of object_names) await context.objects.delete(name);
}
