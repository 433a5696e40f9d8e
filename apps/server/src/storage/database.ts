import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { cube } from '@electric-sql/pglite/contrib/cube';
import { VidimusError } from '@vidimus/contracts';
import { type Driver, Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { type ConstructorOptions, fromPglite } from 'pg-boss';
import * as initial from './migrations/0001-initial.ts';
import * as duplicates from './migrations/0002-duplicates.ts';
import * as livenessAnswers from './migrations/0003-liveness-answers.ts';
import * as challengeTimes from './migrations/0004-challenge-times.ts';
import * as handOffs from './migrations/0006-hand-offs.ts';
import * as uploads from './migrations/0007-uploads.ts';
import * as reviews from './migrations/0008-reviews.ts';
import * as consents from './migrations/0009-consents.ts';
import * as phrases from './migrations/0010-phrases.ts';
import * as outlines from './migrations/0012-outlines.ts';
import * as failedTries from './migrations/0013-failed-tries.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;
/** What a query runs on: the database, or the transaction that it belongs to. */
export type Connection = Database | Transaction<Tables>;

export interface OpenDatabase {
  db: Database;
  /** How pg-boss reaches the same database. */
  bossOptions: ConstructorOptions;
  close(): Promise<void>;
}

/**
 * PGlite has one connection, and Kysely's driver hands it to everybody at once: a query of one request would run
 * inside another's transaction. Here each waits its turn.
 */
class SerialPGliteDialect extends PGliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    let turn = Promise.resolve();
    const releases = new Map<object, () => void>();
    const acquire = driver.acquireConnection.bind(driver);
    const release = driver.releaseConnection.bind(driver);
    driver.acquireConnection = async (options) => {
      const before = turn;
      let done = (): void => {};
      turn = new Promise((resolve) => {
        done = resolve;
      });
      await before;
      const connection = await acquire(options);
      releases.set(connection, done);
      return connection;
    };
    driver.releaseConnection = async (connection, options) => {
      await release(connection, options);
      releases.get(connection)?.();
    };
    return driver;
  }
}

/** Forward only: a migration that was released never changes. */
const migrations = {
  '0001-initial': initial,
  '0002-duplicates': duplicates,
  '0003-liveness-answers': livenessAnswers,
  '0006-hand-offs': handOffs,
  '0007-uploads': uploads,
  '0008-reviews': reviews,
  '0009-consents': consents,
  '0010-phrases': phrases,
  '0004-challenge-times': challengeTimes,
  '0012-outlines': outlines,
  '0013-failed-tries': failedTries,
};

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw new VidimusError('database.migration_failed', 'the database could not be migrated', {
      cause: error,
    });
}

async function openPGlite(folder: string): Promise<OpenDatabase> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create(join(folder, 'pglite'), { extensions: { cube } });
  const db = new Kysely<Tables>({ dialect: new SerialPGliteDialect({ pglite }) });
  return {
    db,
    bossOptions: { db: fromPglite(pglite), backend: 'pglite' },
    close: async () => {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // A dropped idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    const { message } = cause as Error;
    throw new VidimusError('database.unreachable', `PostgreSQL does not answer: ${message}`, { cause });
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, bossOptions: { connectionString: url, max: 4 }, close: () => db.destroy() };
}

/**
 * Opens PGlite in the data folder or, with a URL, PostgreSQL 15 and newer, and brings the schema up to date.
 * @throws VidimusError `database.unreachable`, `database.migration_failed`
 */
export async function openDatabase(folder: string, url: string | null): Promise<OpenDatabase> {
  const opened = url === null ? await openPGlite(folder) : await openPostgres(url);
  try {
    await migrate(opened.db);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}
