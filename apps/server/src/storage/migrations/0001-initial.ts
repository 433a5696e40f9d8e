import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table applicants (
      id text primary key, external_id text not null unique, level text, sequence integer not null default 0,
      wrapped_key text, typed_data_sealed text, created_at timestamptz not null)`,
    sql`create table sessions (
      id text primary key, applicant_id text not null references applicants (id), level text not null,
      status text not null, state_sealed text not null, language text not null, return_url text,
      created_at timestamptz not null, expires_at timestamptz not null)`,
    sql`create index sessions_by_applicant on sessions (applicant_id, level, created_at)`,
    sql`create index sessions_by_expiry on sessions (status, expires_at)`,
    sql`create table session_tokens (
      hash text primary key, session_id text not null references sessions (id), kind text not null,
      used_at timestamptz, expires_at timestamptz not null)`,
    sql`create table liveness_sessions (
      id text primary key, session_id text not null references sessions (id), nonce_hash text not null unique,
      challenge jsonb not null, expires_at timestamptz not null, answered_at timestamptz)`,
    sql`create table evidence (
      session_id text not null references sessions (id), subject text not null, object_name text not null, answers text,
      created_at timestamptz not null, primary key (session_id, subject))`,
    sql`create table decisions (
      id text primary key, session_id text not null references sessions (id), decision_sealed text not null,
      decided_at timestamptz not null)`,
    sql`create index decisions_by_session on decisions (session_id, decided_at)`,
    sql`create table reviews (
      id text primary key, session_id text not null references sessions (id), status text not null,
      case_sealed text not null, reviewer text, opened_at timestamptz not null, resolved_at timestamptz)`,
    sql`create table events (
      position bigserial primary key, id text not null unique, type text not null, applicant_id text,
      external_id text, sequence integer not null, data jsonb not null, created_at timestamptz not null)`,
    sql`create table webhook_endpoints (
      id text primary key, url text not null, secret_sealed text not null, created_at timestamptz not null)`,
    sql`create table deliveries (
      event_id text not null references events (id),
      endpoint_id text not null references webhook_endpoints (id) on delete cascade,
      tries integer not null, delivered_at timestamptz, last_status integer, primary key (event_id, endpoint_id))`,
  ];
  for (const statement of statements) await statement.execute(db);
}
