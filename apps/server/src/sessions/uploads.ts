import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { type BeginUpload, maxPartBytes, type Quad, type Upload, VidimusError } from '@vidimus/contracts';
import type { Selectable } from 'kysely';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import type { Connection } from '../storage/database.ts';
import { limited, uploadError } from '../storage/objects.ts';
import type { EvidenceSubject, Tables } from '../storage/schema.ts';
import { digestOf, maxUploadBytesOf } from './evidence.ts';
import { keyOf, type StoredSession } from './store.ts';

/** An upload that comes in parts. */
export type PartUpload = Selectable<Tables['uploads']>;

/** What was not finished is forgotten after this long, in milliseconds: a person who comes back photographs anew. */
const lifeMs = 2 * 60 * 60_000;

const unknown = (): VidimusError =>
  new VidimusError('upload.unknown', 'no such upload; begin it again', { where: 'id' });

const partsOf = (db: Connection, id: string) =>
  db.selectFrom('upload_parts').selectAll().where('upload_id', '=', id).orderBy('start').execute();

async function receivedOf(db: Connection, id: string): Promise<number> {
  const last = (await partsOf(db, id)).at(-1);
  return last === undefined ? 0 : last.start + last.bytes;
}

/** Forgets uploads with what came of them. */
export async function dropUploads(
  context: Context,
  db: Connection,
  which: { id: string } | { sessionId: string; subject?: EvidenceSubject } | { endedBy: Date },
): Promise<void> {
  let query = db.selectFrom('uploads').select('id');
  if ('id' in which) query = query.where('id', '=', which.id);
  else if ('endedBy' in which) query = query.where('expires_at', '<=', which.endedBy);
  else query = query.where('session_id', '=', which.sessionId);
  if ('subject' in which && which.subject !== undefined) query = query.where('subject', '=', which.subject);
  for (const { id } of await query.execute()) {
    await dropParts(context, db, id);
    await db.deleteFrom('uploads').where('id', '=', id).execute();
  }
}

async function dropParts(context: Context, db: Connection, id: string): Promise<void> {
  const rows = await db
    .deleteFrom('upload_parts')
    .where('upload_id', '=', id)
    .returning('object_name')
    .execute();
  for (const row of rows) await context.objects.delete(row.object_name);
}

/**
 * Begins an upload, or finds the one that was begun with the same content and says how much of it is here.
 * An upload of other content takes the place of those before it.
 * @param corners where the person says that the document lies; what is said last counts
 * @throws VidimusError `upload.too_large`
 */
export async function beginUpload(
  context: Context,
  session: StoredSession,
  { subject, bytes, sha256, challenge_id = undefined }: Omit<BeginUpload, 'corners'>,
  corners: Quad | null,
): Promise<Upload> {
  const most = maxUploadBytesOf(subject);
  if (bytes > most)
    throw new VidimusError('upload.too_large', `more than ${most} bytes were announced`, { where: 'bytes' });
  const begun = await context.db
    .selectFrom('uploads')
    .selectAll()
    .where('session_id', '=', session.id)
    .where('subject', '=', subject)
    .where('bytes', '=', bytes)
    .where('sha256', '=', sha256)
    .where('completed_at', 'is', null)
    .where('expires_at', '>', context.now())
    .executeTakeFirst();
  const outline = corners && JSON.stringify(corners);
  if (begun && begun.challenge_id === (challenge_id ?? null)) {
    await context.db.updateTable('uploads').set({ corners: outline }).where('id', '=', begun.id).execute();
    return { id: begun.id, bytes, received: await receivedOf(context.db, begun.id) };
  }
  await dropUploads(context, context.db, { sessionId: session.id, subject });
  const now = context.now();
  const id = newId('up');
  await context.db
    .insertInto('uploads')
    .values({
      id,
      session_id: session.id,
      subject,
      challenge_id: challenge_id ?? null,
      bytes,
      sha256,
      corners: outline,
      completed_at: null,
      created_at: now,
      expires_at: new Date(now.getTime() + lifeMs),
    })
    .execute();
  return { id, bytes, received: 0 };
}

/** An upload of this session. Throws VidimusError `upload.unknown`. */
export async function findUpload(context: Context, session: StoredSession, id: string): Promise<PartUpload> {
  const row = await context.db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .where('session_id', '=', session.id)
    .where('expires_at', '>', context.now())
    .executeTakeFirst();
  if (row) return row;
  throw unknown();
}

async function bytesOf(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  try {
    for await (const part of limited(body, maxPartBytes)) parts.push(part as Buffer);
  } catch (cause) {
    throw uploadError(cause);
  }
  return Buffer.concat(parts);
}

const wrongOffset = (received: number): VidimusError =>
  new VidimusError('upload.offset_wrong', `the next part begins at byte ${received}`, { where: 'offset' });

/**
 * Takes the next part; a broken-off one leaves no trace.
 * @throws VidimusError `upload.offset_wrong`, `upload.too_large`, `upload.broken`, `upload.unknown`
 */
export async function takePart(
  context: Context,
  session: StoredSession,
  id: string,
  offset: number,
  body: Readable,
): Promise<Upload> {
  const upload = await findUpload(context, session, id);
  const received = await receivedOf(context.db, id);
  if (offset !== received || upload.completed_at !== null) {
    body.resume();
    throw wrongOffset(received);
  }
  const bytes = await bytesOf(body);
  if (bytes.length === 0 || received + bytes.length > upload.bytes)
    throw new VidimusError('upload.too_large', `${upload.bytes - received} bytes are missing, not more`, {
      where: 'body',
    });
  const object_name = `${session.id}/part-${randomBytes(8).toString('hex')}`;
  await context.objects.put(object_name, keyOf(session.applicant), Readable.from([bytes]), maxPartBytes);
  try {
    await keepPart(context, { upload_id: id, start: offset, bytes: bytes.length, object_name });
  } catch (error) {
    await context.objects.delete(object_name);
    throw error;
  }
  return { id, bytes: upload.bytes, received: received + bytes.length };
}

/** Of two equal parts that arrive together one is kept; of an upload that was dropped meanwhile, none. */
async function keepPart(context: Context, part: Tables['upload_parts']): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    const upload = await transaction
      .selectFrom('uploads')
      .select('id')
      .where('id', '=', part.upload_id)
      .forUpdate()
      .executeTakeFirst();
    if (!upload) throw unknown();
    const inserted = await transaction
      .insertInto('upload_parts')
      .values(part)
      .onConflict((conflict) => conflict.columns(['upload_id', 'start']).doNothing())
      .returning('start')
      .executeTakeFirst();
    if (!inserted) throw wrongOffset(part.start + part.bytes);
  });
}

/**
 * All parts in one.
 * @throws VidimusError `upload.incomplete`, `upload.digest_wrong`
 */
export async function wholeUpload(
  context: Context,
  session: StoredSession,
  upload: PartUpload,
): Promise<Readable> {
  const received = await receivedOf(context.db, upload.id);
  if (received !== upload.bytes)
    throw new VidimusError('upload.incomplete', `only ${received} bytes have come`, { where: 'id' });
  const key = keyOf(session.applicant);
  const parts = await partsOf(context.db, upload.id);
  const bytes = Buffer.concat(
    await Promise.all(parts.map(({ object_name }) => context.objects.get(object_name, key))),
  );
  if (digestOf(bytes) !== upload.sha256)
    throw new VidimusError('upload.digest_wrong', 'the parts are not what was announced', {
      where: 'sha256',
    });
  return Readable.from([bytes]);
}

/** The upload is taken: its parts go, and what is left of it answers a repeated call. */
export async function completeUpload(context: Context, id: string): Promise<void> {
  await context.db.updateTable('uploads').set({ completed_at: context.now() }).where('id', '=', id).execute();
  await dropParts(context, context.db, id);
}
