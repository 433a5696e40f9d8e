import { type Kysely, sql } from 'kysely';

/** Which words a person agreed to and when, and what was done to their data. Ids only: these rows outlive the data. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table notices (
      version text primary key, kind text not null, texts jsonb not null, noted_at timestamptz not null)`,
    sql`create table consents (
      id text primary key, applicant_id text not null references applicants (id),
      session_id text not null references sessions (id), kind text not null,
      version text not null references notices (version), language text not null, agreed_at timestamptz not null)`,
    sql`create index consents_by_applicant on consents (applicant_id, agreed_at)`,
    sql`create table audit_entries (
      id text primary key, action text not null, applicant_id text not null, at timestamptz not null)`,
    sql`create index audit_entries_by_time on audit_entries (at, id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
