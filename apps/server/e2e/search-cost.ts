import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { duplicateKeysOf, registerKeys } from '../src/duplicates/keys.ts';
import { nearFaces, requireFaceSearch } from '../src/duplicates/store.ts';
import { openDatabase } from '../src/storage/database.ts';
import { startPostgres } from './postgres.ts';

const faces = 10_000;

/** Seconds of a search among so many faces of nobody, in a database of its own. */
async function searchSeconds(
  url: string | null,
  timed: (work: () => Promise<unknown>) => Promise<number>,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'vidimus-search-'));
  const { db, close } = await openDatabase(folder, url);
  try {
    await requireFaceSearch(db);
    const keys = duplicateKeysOf(randomBytes(32).toString('base64'), folder);
    await registerKeys(db, keys, new Date());
    const rows = sql`generate_series(1, ${sql.lit(faces)}) as i`;
    const numbers = (from: number) =>
      sql`array(select sin(i * (j + ${sql.lit(from)})::float8) / 8 from generate_series(1, 64) as j)`;
    await sql`insert into applicants (id, external_id, created_at) select 'ap' || i, i, now() from ${rows}`.execute(
      db,
    );
    await sql`insert into sessions select 'vs' || i, 'ap' || i, 'L2', 'approved', '', 'en', null, now(), now()
      from ${rows}`.execute(db);
    await sql`insert into duplicate_faces select 'vs' || i, 'ap' || i, ${keys[0]!.id}, 'net', ${numbers(0)},
      ${numbers(64)} from ${rows}`.execute(db);
    await sql`analyze`.execute(db);
    const embedding = Float32Array.from({ length: 128 }, (_, at) => (at === 0 ? 1 : 0));
    const owner = { sessionId: 'vs', applicantId: 'ap' };
    return await timed(() => nearFaces(db, keys, owner, { model: 'net', embedding }));
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}

/** One face looked for among many, on both databases. */
export async function searchLines(
  timed: (work: () => Promise<unknown>) => Promise<number>,
): Promise<[string, number][]> {
  const postgres = await startPostgres();
  try {
    const url = await postgres.newDatabase('search');
    return [
      [`one face among ${faces}, PostgreSQL`, await searchSeconds(url, timed)],
      [`one face among ${faces}, PGlite`, await searchSeconds(null, timed)],
    ];
  } finally {
    await postgres.stop();
  }
}
