import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table duplicate_keys (id text primary key, noted_at timestamptz not null)`,
    sql`create table duplicate_documents (
      session_id text primary key references sessions (id) on delete cascade,
      applicant_id text not null references applicants (id) on delete cascade,
      key_id text not null references duplicate_keys (id) on delete cascade, hash text not null)`,
    sql`create index duplicate_documents_by_hash on duplicate_documents (hash)`,
    // Arrays, not a type of an extension: the table is there wherever faces are not looked for, too.
    sql`create table duplicate_faces (
      session_id text primary key references sessions (id) on delete cascade,
      applicant_id text not null references applicants (id) on delete cascade,
      key_id text not null references duplicate_keys (id) on delete cascade, model text not null,
      lower double precision[] not null, upper double precision[] not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
