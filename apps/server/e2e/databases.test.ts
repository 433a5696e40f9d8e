import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { crowd } from './crowd.ts';
import { journey } from './journey.ts';
import { openKit } from './kit.ts';
import { startPostgres } from './postgres.ts';

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
  const postgres = await startPostgres();
  try {
    const databaseUrl = await postgres.newDatabase('vidimus');
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
  }
});
