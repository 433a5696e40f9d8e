import { type Kysely, sql } from 'kysely';

/** Failed tries by document and by browser, to count those of other applicants. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table sessions add column device_hash text`,
    sql`create table failed_tries (
      decision_id text primary key, session_id text not null references sessions (id) on delete cascade,
      applicant_id text not null references applicants (id) on delete cascade, level text not null,
      key_id text references duplicate_keys (id) on delete set null, document_hash text, device_hash text,
      failed_at timestamptz not null)`,
    sql`create index failed_tries_by_document on failed_tries (document_hash)`,
    sql`create index failed_tries_by_device on failed_tries (device_hash)`,
    sql`create index failed_tries_by_session on failed_tries (session_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
