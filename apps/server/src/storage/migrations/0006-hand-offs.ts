import { type Kysely, sql } from 'kysely';

/** Links by which a session goes on in another browser, once the first one has confirmed it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table hand_offs (
      id text primary key, session_id text not null references sessions (id) on delete cascade,
      token_hash text not null unique, issued_to text not null, number integer not null, choices jsonb not null,
      claimed_by text unique, confirmed boolean, expires_at timestamptz not null)`,
    sql`create index hand_offs_by_session on hand_offs (session_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
