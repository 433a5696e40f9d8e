import { type Consent, type ConsentState, type NoticeKind, VidimusError } from '@vidimus/contracts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import type { StoredSession } from '../sessions/store.ts';
import type { Connection } from '../storage/database.ts';
import { noticesOf } from './notices.ts';

/** When a person last agreed to this version; a consent to a review counts for its session alone. */
async function agreedAt(
  db: Connection,
  session: StoredSession,
  kind: NoticeKind,
  version: string,
): Promise<Date | null> {
  let query = db
    .selectFrom('consents')
    .select('agreed_at')
    .where('applicant_id', '=', session.applicant.id)
    .where('version', '=', version)
    .orderBy('agreed_at', 'desc')
    .limit(1);
  if (kind === 'review') query = query.where('session_id', '=', session.id);
  return (await query.executeTakeFirst())?.agreed_at ?? null;
}

/** What this session's person is asked to agree to, and since when they have. */
export async function consentsOf(context: Context, session: StoredSession): Promise<ConsentState[]> {
  const states: ConsentState[] = [];
  for (const [kind, texts] of noticesOf(context.policy)) {
    const { version } = texts[session.language];
    const at = await agreedAt(context.db, session, kind, version);
    states.push({ kind, version, agreed_at: at?.toISOString() ?? null });
  }
  return states;
}

/**
 * Records that the person agreed, with the words themselves. Another version than the current one is refused: the
 * words changed while they were read.
 * @throws VidimusError `consent.required`, `consent.outdated`, `consent.not_asked`
 */
export async function recordConsent(
  context: Context,
  db: Connection,
  session: StoredSession,
  agreement: { kind: NoticeKind; version: string | null },
  where: string,
): Promise<void> {
  const { kind, version } = agreement;
  const texts = noticesOf(context.policy).get(kind);
  if (texts === undefined)
    throw new VidimusError('consent.not_asked', 'the policy asks for no such consent', { where });
  if (version === null)
    throw new VidimusError('consent.required', 'the person has not agreed to the notice', { where });
  if (texts[session.language].version !== version)
    throw new VidimusError('consent.outdated', 'the words have changed: read them again', { where });
  const at = context.now();
  await db
    .insertInto('notices')
    .values({ version, kind, texts: JSON.stringify(texts), noted_at: at })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
  await db
    .insertInto('consents')
    .values({
      id: newId('cs'),
      applicant_id: session.applicant.id,
      session_id: session.id,
      kind,
      version,
      language: session.language,
      agreed_at: at,
    })
    .execute();
}

/**
 * Nothing is taken from a person who has not agreed.
 * @throws VidimusError `consent.required`
 */
export async function requireConsent(context: Context, session: StoredSession): Promise<void> {
  const texts = noticesOf(context.policy).get('processing');
  if (texts === undefined) return;
  const { version } = texts[session.language];
  if ((await agreedAt(context.db, session, 'processing', version)) !== null) return;
  throw new VidimusError('consent.required', 'the person has not agreed to the notice yet', {
    where: 'consents/processing',
  });
}

/** Every consent of an applicant, oldest first. */
export async function consentsOfApplicant(db: Connection, applicantId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('consents')
    .select(['kind', 'version', 'language', 'agreed_at'])
    .where('applicant_id', '=', applicantId)
    .orderBy('agreed_at')
    .execute();
  return rows.map((row) => ({ ...row, agreed_at: row.agreed_at.toISOString() }));
}
