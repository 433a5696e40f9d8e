import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { VidimusError } from '@vidimus/contracts';

/** Grows only: an entry is never changed once released, new ones are added at the end. */
const migrations = [
  `create table users (
     id text primary key,
     email text not null unique,
     mailbox text not null,
     password_hash text not null,
     created_at text not null,
     own_code text not null unique,
     invitation_code text,
     campaign text,
     invited_by text references users (id),
     discount_percent integer not null default 0,
     invited_at text,
     applicant_id text,
     level text,
     level_sequence integer not null default 0,
     session_id text,
     session_level text,
     session_status text,
     session_sequence integer not null default 0,
     next_allowed_at text,
     revision integer not null default 0
   ) strict;
   create table sign_ins (
     token_hash text primary key,
     user_id text not null references users (id) on delete cascade,
     expires_at text not null,
     notice text
   ) strict;
   create table campaign_codes (
     code text primary key,
     campaign text not null,
     discount_percent integer not null,
     expires_at text
   ) strict;
   create table entries (
     id integer primary key,
     user_id text not null references users (id) on delete cascade,
     form_id text not null unique,
     kind text not null,
     usd_cents integer not null,
     btc_sats integer not null,
     fee_cents integer not null,
     at text not null
   ) strict;
   create index entries_user on entries (user_id, id);
   create table cursors (name text primary key, event_id text not null) strict;
   create table received_events (id text primary key, received_at text not null) strict;`,
];

/**
 * Opens (or makes) `exchange.db` in the data folder, readable by the owner alone.
 * @throws VidimusError `exchange.data.unusable`, naming the folder
 */
export function openDatabase(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(join(dataDir, 'exchange.db'));
    database.exec('pragma journal_mode = wal; pragma foreign_keys = on; pragma busy_timeout = 2000;');
    const done = Number(database.prepare('pragma user_version').get()?.user_version ?? 0);
    for (const [index, sql] of migrations.entries()) {
      if (index < done) continue;
      database.exec(`begin immediate; ${sql}; pragma user_version = ${index + 1}; commit;`);
    }
    return database;
  } catch (cause) {
    throw new VidimusError('exchange.data.unusable', `The data folder ${dataDir} cannot be used`, {
      where: dataDir,
      cause,
    });
  }
}

/** Runs the work in one transaction; a thrown error undoes it. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
