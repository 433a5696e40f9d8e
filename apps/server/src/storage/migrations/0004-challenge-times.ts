import { type Kysely, sql } from 'kysely';

/** When a challenge was drawn: no answer to it can last longer than since then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table liveness_sessions add column drawn_at timestamptz`.execute(db);
}
