import { type Kysely, sql } from 'kysely';

/** Words that a person chose to know the real page by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table applicants add column phrase_sealed text`.execute(db);
}
