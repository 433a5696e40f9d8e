import { type Kysely, sql } from 'kysely';

/** What a human decides a case by: the evidence of every decided try, a deadline, and messages both ways. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table reviews add column waits_for text not null default 'reviewer'`,
    sql`alter table reviews add column due_at timestamptz`,
    sql`create table review_messages (
      review_id text not null references reviews (id) on delete cascade, position integer not null,
      sender text not null, content_sealed text not null, created_at timestamptz not null,
      primary key (review_id, position))`,
    sql`create table review_pictures (
      object_name text primary key, review_id text not null references reviews (id) on delete cascade,
      message_position integer, created_at timestamptz not null)`,
    sql`create index review_pictures_by_review on review_pictures (review_id, created_at)`,
    sql`create table decision_evidence (
      decision_id text not null references decisions (id) on delete cascade, subject text not null,
      object_name text not null, primary key (decision_id, subject))`,
    sql`create index decision_evidence_by_object on decision_evidence (object_name)`,
    sql`create index reviews_by_session on reviews (session_id, opened_at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
