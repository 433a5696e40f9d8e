import { createHmac } from 'node:crypto';
import type { DocumentIdentity, FaceTemplate, NearFace } from '@vidimus/checks';
import { type SessionStatus, VidimusError } from '@vidimus/contracts';
import { faceSearchThreshold } from '@vidimus/vision';
import { sql } from 'kysely';
import type { Connection, Database } from '../storage/database.ts';
import type { DuplicateKey } from './keys.ts';

/** Whose document or face it is. */
export interface Owner {
  readonly sessionId: string;
  readonly applicantId: string;
}

/** Any number that nothing else in this database locks. */
const extensionLock = 7_400_003;

/** HMAC-SHA-256 of a document. Numbers can be guessed, so a plain hash would tell them. */
export function documentHash(key: DuplicateKey, identity: DocumentIdentity): string {
  const { country, issuer, kind, number } = identity;
  return createHmac('sha256', key.documents)
    .update(JSON.stringify([country, issuer, kind, number]))
    .digest('hex');
}

/** What a document's hashes are under each of the keys. */
export const hashesOf = (keys: readonly DuplicateKey[], identity: DocumentIdentity) =>
  keys.map((key) => ({ key_id: key.id, hash: documentHash(key, identity) }));

export async function noteDocument(
  db: Connection,
  key: DuplicateKey,
  owner: Owner,
  identity: DocumentIdentity,
): Promise<void> {
  const row = { applicant_id: owner.applicantId, key_id: key.id, hash: documentHash(key, identity) };
  await db
    .insertInto('duplicate_documents')
    .values({ session_id: owner.sessionId, ...row })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(row))
    .execute();
}

/** A session that shows the same, and whose it is. */
interface Found {
  readonly session: string;
  readonly applicant: string;
  readonly status: SessionStatus;
}

/**
 * What counts of the sessions that show the same: those of other applicants. None does where this applicant was approved
 * with it already: whoever came before was looked at then, and whoever came later is told of in a case of their own.
 */
function ofOthers<F extends Found>(found: readonly F[], { applicantId }: Owner): F[] {
  const own = found.filter(({ applicant }) => applicant === applicantId);
  if (own.some(({ status }) => status === 'approved')) return [];
  return found.filter(({ applicant }) => applicant !== applicantId);
}

/** Sessions of other applicants with the same document, the latest first. */
export async function sameDocument(
  db: Connection,
  keys: readonly DuplicateKey[],
  owner: Owner,
  identity: DocumentIdentity,
): Promise<string[]> {
  const rows = await db
    .selectFrom('duplicate_documents as kept')
    .innerJoin('sessions', 'sessions.id', 'kept.session_id')
    .select(['kept.session_id as session', 'kept.applicant_id as applicant', 'sessions.status'])
    .where((column) =>
      column.or(
        hashesOf(keys, identity).map(({ key_id, hash }) =>
          column.and([column('kept.key_id', '=', key_id), column('kept.hash', '=', hash)]),
        ),
      ),
    )
    .orderBy('sessions.created_at', 'desc')
    .execute();
  return ofOthers(rows, owner).map(({ session }) => session);
}

/** `cube` takes at most 100 numbers, so an embedding stands in two halves. */
function halvesOf(turned: Float64Array): [lower: string, upper: string] {
  const half = (from: number): string => turned.subarray(from, from + 64).join(',');
  return [half(0), half(64)];
}

const asArray = (half: string) => sql<number[]>`${`{${half}}`}::text::double precision[]`;

export async function noteFace(
  db: Connection,
  key: DuplicateKey,
  owner: Owner,
  { model, embedding }: FaceTemplate,
): Promise<void> {
  const [lower, upper] = halvesOf(key.turn(embedding));
  const row = {
    applicant_id: owner.applicantId,
    key_id: key.id,
    model,
    lower: asArray(lower),
    upper: asArray(upper),
  };
  await db
    .insertInto('duplicate_faces')
    .values({ session_id: owner.sessionId, ...row })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(row))
    .execute();
}

function nearUnder(db: Connection, key: DuplicateKey, { model, embedding }: FaceTemplate) {
  const [lower, upper] = halvesOf(key.turn(embedding));
  const { knownMaxDistance } = faceSearchThreshold;
  const toLower = sql<number>`(cube(kept.lower) <-> ${`(${lower})`}::cube)`;
  const toUpper = sql<number>`(cube(kept.upper) <-> ${`(${upper})`}::cube)`;
  const distance = sql<number>`sqrt(${toLower} ^ 2 + ${toUpper} ^ 2)`;
  return (
    db
      .selectFrom('duplicate_faces as kept')
      .innerJoin('sessions', 'sessions.id', 'kept.session_id')
      .select(['kept.session_id as session', 'kept.applicant_id as applicant', 'sessions.status'])
      .select(distance.as('distance'))
      .where('kept.key_id', '=', key.id)
      .where('kept.model', '=', model)
      // Half of the distance already tells most strangers apart.
      .where(toLower, '<', knownMaxDistance)
      .where(distance, '<', knownMaxDistance)
      .execute()
  );
}

/** Faces of other applicants, seen by the same model, that may be the same person's. Every face is compared, none missed. */
export async function nearFaces(
  db: Connection,
  keys: readonly DuplicateKey[],
  owner: Owner,
  face: FaceTemplate,
): Promise<NearFace[]> {
  const found = [];
  for (const key of keys) found.push(...(await nearUnder(db, key, face)));
  return ofOthers(found, owner).map(({ session, distance }) => ({ session, distance }));
}

/** Deletes what is kept of a session's document and face. */
export async function forgetDuplicates(db: Connection, sessionId: string): Promise<void> {
  await db.deleteFrom('duplicate_documents').where('session_id', '=', sessionId).execute();
  await db.deleteFrom('duplicate_faces').where('session_id', '=', sessionId).execute();
}

/**
 * Makes sure that the database can compare faces.
 * @throws VidimusError `database.extension_missing`
 */
export async function requireFaceSearch(db: Database): Promise<void> {
  try {
    await db.transaction().execute(async (transaction) => {
      // Two servers that start at once must not both add it: `if not exists` alone lets one of them fail.
      await sql`select pg_advisory_xact_lock(${extensionLock})`.execute(transaction);
      const { rows } = await sql`select 1 from pg_extension where extname = 'cube'`.execute(transaction);
      if (rows.length === 0) await sql`create extension cube`.execute(transaction);
    });
    // It may lie in a schema that this role does not look in.
    await sql`select cube(array[0]::double precision[])`.execute(db);
  } catch (cause) {
    throw new VidimusError(
      'database.extension_missing',
      'the policy looks for the same face under other applicants, which needs the extension `cube` of PostgreSQL: ' +
        "install PostgreSQL's contrib modules and let a role that may do so run `create extension cube` in this " +
        `database, or set /duplicates/faces to false in the policy (${(cause as Error).message})`,
      { where: '/duplicates/faces', cause },
    );
  }
}
