import { type Kysely, sql } from 'kysely';

/** Where a person says that the document lies in its photo. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table evidence add column corners jsonb`.execute(db);
  await sql`alter table uploads add column corners jsonb`.execute(db);
}
