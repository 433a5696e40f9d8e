import type { DocumentIdentity } from '@vidimus/checks';
import { triesCountForMs } from '@vidimus/domain';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Context } from '../context.ts';
import { documentHash, hashesOf } from '../duplicates/store.ts';
import type { StoredSession } from '../sessions/store.ts';
import type { Connection } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';

/** Since when failed tries count. */
const countingSince = ({ policy, now }: Context): Date => new Date(now().getTime() - triesCountForMs(policy));

/** The mark of the browser that handed a session in, as a hash. */
async function deviceOf(db: Connection, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('sessions')
    .select('device_hash')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return row.device_hash;
}

/** Notes a failed try under its document and its browser, as far as the policy counts them. */
export async function noteFailedTry(
  context: Context,
  db: Connection,
  session: StoredSession,
  decisionId: string,
  identity: DocumentIdentity | null,
): Promise<void> {
  const { others } = context.policy.retry;
  const [key] = context.duplicateKeys;
  const document = others?.document && key && identity ? { key, identity } : null;
  const device_hash = others?.device ? await deviceOf(db, session.id) : null;
  if (document === null && device_hash === null) return;
  await db
    .insertInto('failed_tries')
    .values({
      decision_id: decisionId,
      session_id: session.id,
      applicant_id: session.applicant.id,
      level: session.state.level,
      key_id: document?.key.id ?? null,
      document_hash: document && documentHash(document.key, document.identity),
      device_hash,
      failed_at: context.now(),
    })
    .execute();
}

/** Sessions of other applicants that failed at the same level, one for each try, the latest first. */
function failedByOthers(
  context: Context,
  { applicant, state }: StoredSession,
  same: (column: ExpressionBuilder<Tables, 'failed_tries'>) => Expression<SqlBool>,
): Promise<string[]> {
  return context.db
    .selectFrom('failed_tries')
    .select('session_id')
    .where('applicant_id', '!=', applicant.id)
    .where('level', '=', state.level)
    .where('failed_at', '>', countingSince(context))
    .where(same)
    .orderBy('failed_at', 'desc')
    .execute()
    .then((rows) => rows.map(({ session_id }) => session_id));
}

export const failedWithDocument = (context: Context, session: StoredSession, identity: DocumentIdentity) =>
  failedByOthers(context, session, (column) =>
    column.or(
      hashesOf(context.duplicateKeys, identity).map(({ key_id, hash }) =>
        column.and([column('key_id', '=', key_id), column('document_hash', '=', hash)]),
      ),
    ),
  );

/** Null where the browser that handed in keeps no mark. */
export async function failedOnDevice(context: Context, session: StoredSession): Promise<string[] | null> {
  const device = await deviceOf(context.db, session.id);
  return device === null
    ? null
    : failedByOthers(context, session, (column) => column('device_hash', '=', device));
}

/** Forgets what is kept of a session's tries. */
export async function forgetTries(db: Connection, sessionId: string): Promise<void> {
  await db.deleteFrom('failed_tries').where('session_id', '=', sessionId).execute();
  await db.updateTable('sessions').set({ device_hash: null }).where('id', '=', sessionId).execute();
}

/** Forgets tries that count no longer. */
export async function sweepTries(context: Context): Promise<void> {
  await context.db.deleteFrom('failed_tries').where('failed_at', '<=', countingSince(context)).execute();
}
