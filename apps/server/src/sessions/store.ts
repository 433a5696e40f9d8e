import { type Level, type Locale, type TypedData, VidimusError } from '@vidimus/contracts';
import type { SessionState } from '@vidimus/domain';
import type { Context } from '../context.ts';
import type { Connection } from '../storage/database.ts';
import { open, openJson, seal, sealJson } from '../storage/seal.ts';

export interface StoredApplicant {
  id: string;
  externalId: string;
  level: Level | null;
  sequence: number;
  createdAt: Date;
  /** Null once the applicant's data were erased. */
  dataKey: Buffer | null;
  typed: TypedData | null;
  /** Words that the person chose to know the real page by. */
  phrase: string | null;
}

export interface StoredSession {
  id: string;
  applicant: StoredApplicant;
  state: SessionState;
  language: Locale;
  returnUrl: string | null;
  createdAt: Date;
  expiresAt: Date;
}

const stateContext = (id: string): string => `session-state:${id}`;
const dataContext = (applicantId: string): string => `typed-data:${applicantId}`;
const phraseContext = (applicantId: string): string => `phrase:${applicantId}`;

type ApplicantRow = {
  id: string;
  external_id: string;
  level: Level | null;
  sequence: number;
  wrapped_key: string | null;
  typed_data_sealed: string | null;
  phrase_sealed: string | null;
  created_at: Date;
};

/** Opens an applicant's row: unwraps the data key, and with it the typed data. */
export function applicantFrom(row: ApplicantRow, context: Context): StoredApplicant {
  const dataKey = row.wrapped_key === null ? null : context.keys.dataKey(row.id, row.wrapped_key);
  const typed =
    dataKey === null || row.typed_data_sealed === null
      ? null
      : openJson<TypedData>(dataKey, dataContext(row.id), row.typed_data_sealed);
  const phrase =
    dataKey === null || row.phrase_sealed === null
      ? null
      : open(dataKey, phraseContext(row.id), row.phrase_sealed).toString('utf8');
  return {
    id: row.id,
    externalId: row.external_id,
    level: row.level,
    sequence: row.sequence,
    createdAt: row.created_at,
    dataKey,
    typed,
    phrase,
  };
}

export function keyOf(applicant: StoredApplicant): Buffer {
  if (applicant.dataKey) return applicant.dataKey;
  throw new VidimusError('applicant.erased', 'the data of this applicant were erased', {
    where: applicant.id,
  });
}

export async function findApplicant(context: Context, db: Connection, id: string): Promise<StoredApplicant> {
  const row = await db.selectFrom('applicants').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new VidimusError('applicant.not_found', 'no such applicant', { where: 'id' });
  return applicantFrom(row, context);
}

export async function saveTyped(db: Connection, applicant: StoredApplicant, typed: TypedData): Promise<void> {
  const typed_data_sealed = sealJson(keyOf(applicant), dataContext(applicant.id), typed);
  await db.updateTable('applicants').set({ typed_data_sealed }).where('id', '=', applicant.id).execute();
}

/** Null takes the phrase away. */
export async function savePhrase(
  db: Connection,
  applicant: StoredApplicant,
  phrase: string | null,
): Promise<void> {
  const phrase_sealed = phrase === null ? null : seal(keyOf(applicant), phraseContext(applicant.id), phrase);
  await db.updateTable('applicants').set({ phrase_sealed }).where('id', '=', applicant.id).execute();
}

/**
 * Holds an applicant until the transaction ends. Whoever writes to an applicant or its sessions does this first:
 * taking the rows in another order makes PostgreSQL end one of two transactions as a deadlock.
 */
export async function lockApplicant(
  db: Connection,
  by: { applicantId: string } | { sessionId: string },
): Promise<void> {
  const query = db.selectFrom('applicants').select('id').forUpdate();
  const one =
    'applicantId' in by
      ? query.where('id', '=', by.applicantId)
      : query.where('id', '=', (inner) =>
          inner.selectFrom('sessions').select('applicant_id').where('sessions.id', '=', by.sessionId),
        );
  await one.execute();
}

/** Reads a session; inside a transaction with `lock`, so that two events of one person follow each other. */
export async function findSession(
  context: Context,
  db: Connection,
  id: string,
  lock = false,
): Promise<StoredSession> {
  if (lock) await lockApplicant(db, { sessionId: id });
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new VidimusError('session.not_found', 'no such verification session', { where: 'id' });
  const applicant = await findApplicant(context, db, row.applicant_id);
  return {
    id: row.id,
    applicant,
    state: openJson<SessionState>(keyOf(applicant), stateContext(row.id), row.state_sealed),
    language: row.language as Locale,
    returnUrl: row.return_url,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

/** The state holds reasons, and they hold names and numbers: so it is sealed. */
export function sealedState(applicant: StoredApplicant, sessionId: string, state: SessionState): string {
  return sealJson(keyOf(applicant), stateContext(sessionId), state);
}

export async function saveState(db: Connection, session: StoredSession, state: SessionState): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ status: state.status, state_sealed: sealedState(session.applicant, session.id, state) })
    .where('id', '=', session.id)
    .execute();
}

/** The applicant's latest session of a level, or null. */
export async function latestSession(
  db: Connection,
  applicant: StoredApplicant,
  level: Level,
): Promise<{ id: string; state: SessionState } | null> {
  const row = await db
    .selectFrom('sessions')
    .select(['id', 'state_sealed'])
    .where('applicant_id', '=', applicant.id)
    .where('level', '=', level)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    state: openJson<SessionState>(keyOf(applicant), stateContext(row.id), row.state_sealed),
  };
}
