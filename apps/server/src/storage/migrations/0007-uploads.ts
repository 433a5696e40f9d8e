import { type Kysely, sql } from 'kysely';

/** Uploads that come in parts, and go on after a break. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table uploads (
      id text primary key, session_id text not null references sessions (id) on delete cascade, subject text not null,
      challenge_id text, bytes integer not null, sha256 text not null, completed_at timestamptz,
      created_at timestamptz not null, expires_at timestamptz not null)`,
    sql`create index uploads_by_session on uploads (session_id, subject)`,
    sql`create index uploads_by_expiry on uploads (expires_at)`,
    sql`create table upload_parts (
      upload_id text not null references uploads (id) on delete cascade, start integer not null,
      bytes integer not null, object_name text not null, primary key (upload_id, start))`,
  ];
  for (const statement of statements) await statement.execute(db);
}
