import { type Kysely, sql } from 'kysely';

/** Which browser a challenge was drawn for, and how the face moved in the clip that answered it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table liveness_sessions add column issued_to text`,
    sql`alter table liveness_sessions add column motion_sealed text`,
  ];
  for (const statement of statements) await statement.execute(db);
}
