import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Quad, VidimusError } from '@vidimus/contracts';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import type { Connection } from '../storage/database.ts';
import { limited, uploadError } from '../storage/objects.ts';
import type { EvidenceSubject, Tables } from '../storage/schema.ts';
import { keyOf, type StoredSession } from './store.ts';

/** Largest upload of a kind, in bytes: a 48 MP JPEG, and a minute of frames. */
export const maxUploadBytes = { picture: 25 * 1024 * 1024, clip: 60 * 1024 * 1024 } as const;
export const maxUploadBytesOf = (subject: EvidenceSubject | 'review'): number =>
  maxUploadBytes[subject === 'liveness' ? 'clip' : 'picture'];

/**
 * Stores an upload, encrypted as it streams in, and lets `probe` look at it. Whatever fails, nothing is kept.
 * @returns the object's name, for `keepEvidence`
 */
export async function receive(
  context: Context,
  session: StoredSession,
  subject: EvidenceSubject | 'review',
  body: Readable,
  probe: (bytes: Buffer) => Promise<void>,
): Promise<string> {
  const key = keyOf(session.applicant);
  const name = `${session.id}/${subject}-${randomBytes(8).toString('hex')}`;
  await context.objects.put(name, key, body, maxUploadBytesOf(subject));
  try {
    await probe(await context.objects.get(name, key));
  } catch (error) {
    await context.objects.delete(name);
    if (!(error instanceof VidimusError) || error.where !== null) throw error;
    // What looks at bytes alone does not know which upload they are.
    throw new VidimusError(error.code, error.message, { where: subject, cause: error });
  }
  return name;
}

/** Which object is a session's current evidence for a subject. */
const current = (db: Connection, session: StoredSession, subject: EvidenceSubject) =>
  db
    .selectFrom('evidence')
    .select(['object_name', 'answers', 'corners'])
    .where('session_id', '=', session.id)
    .where('subject', '=', subject)
    .executeTakeFirst();

/** Whether a decided try showed an object: then it stays for the human who may be asked to look at that try. */
async function wasDecidedOn(db: Connection, objectName: string): Promise<boolean> {
  const row = await db
    .selectFrom('decision_evidence')
    .select('decision_id')
    .where('object_name', '=', objectName)
    .executeTakeFirst();
  return row !== undefined;
}

/** What is known of an upload besides its bytes. */
export interface EvidenceNotes {
  /** The liveness session that a clip answers. */
  readonly answers?: string;
  /** Where the person says that the document lies. */
  readonly corners?: Quad | null;
}

/**
 * Makes an upload the session's current evidence for its subject.
 * @returns the object that it replaces and that nothing refers to any more, or null
 */
export async function keepEvidence(
  context: Context,
  transaction: Transaction<Tables>,
  session: StoredSession,
  subject: EvidenceSubject,
  objectName: string,
  { answers, corners }: EvidenceNotes,
): Promise<string | null> {
  const before = await current(transaction, session, subject);
  const row = {
    object_name: objectName,
    answers: answers ?? null,
    corners: corners ? JSON.stringify(corners) : null,
    created_at: context.now(),
  };
  await transaction
    .insertInto('evidence')
    .values({ session_id: session.id, subject, ...row })
    .onConflict((conflict) => conflict.columns(['session_id', 'subject']).doUpdateSet(row))
    .execute();
  if (before === undefined || (await wasDecidedOn(transaction, before.object_name))) return null;
  return before.object_name;
}

/** What was uploaded for a subject, and where the person says that the document lies in it. */
export interface KeptEvidence {
  readonly bytes: Buffer;
  readonly corners: Quad | null;
}

/** A session's evidence, or null where nothing was uploaded. */
export async function evidenceOf(
  context: Context,
  session: StoredSession,
  subject: EvidenceSubject,
): Promise<KeptEvidence | null> {
  const row = await current(context.db, session, subject);
  if (!row) return null;
  const bytes = await context.objects.get(row.object_name, keyOf(session.applicant));
  return { bytes, corners: row.corners };
}

/** SHA-256 of the kept clip if it answers this challenge, or null. */
export async function digestOfAnswer(
  context: Context,
  session: StoredSession,
  challengeId: string,
): Promise<string | null> {
  const row = await current(context.db, session, 'liveness');
  return row?.answers === challengeId
    ? digestOf(await context.objects.get(row.object_name, keyOf(session.applicant)))
    : null;
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of an upload that is not stored. Throws VidimusError `upload.too_large`, `upload.broken`. */
export async function digestOfStream(body: Readable, maxBytes: number): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const part of limited(body, maxBytes)) hash.update(part as Buffer);
  } catch (cause) {
    throw uploadError(cause);
  }
  return hash.digest('hex');
}

export async function requiredEvidence(
  context: Context,
  session: StoredSession,
  subject: EvidenceSubject,
): Promise<Buffer> {
  const kept = await evidenceOf(context, session, subject);
  if (kept) return kept.bytes;
  throw new VidimusError('evidence.missing', 'nothing was uploaded for this', { where: 'subject' });
}
