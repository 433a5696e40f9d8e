import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Phrase, Problem } from '@vidimus/contracts';
import pg from 'pg';
import { begin, HostedPage, integrator } from './kit.ts';
import { onBoth } from './on-both.ts';

const words = 'QUERXLAMPE am Fenster';

onBoth('the phrase that a person chose', (kit, databaseUrl) => {
  test('it is shown again in every session, to the integrator, and to nobody else', async () => {
    const { created, page } = await begin(kit(), 'L1', 'phrase-1');
    await page.open(created.url);
    const saved = await page.call('PUT', '/phrase', { phrase: words });
    assert.deepEqual([saved.status, saved.body.phrase], [200, words]);
    const { created: next, page: other } = await begin(kit(), 'L2', 'phrase-1');
    assert.equal((await other.open(next.url)).body.phrase, words);
    const path = `/v1/applicants/${created.session.applicant_id}/phrase`;
    assert.deepEqual((await integrator<Phrase>(kit(), 'GET', path)).body, { phrase: words });
    assert.equal((await fetch(kit().server.url + path)).status, 401);
    assert.equal((await new HostedPage(kit()).call('PUT', '/phrase', { phrase: words })).status, 401);
    const { created: stranger, page: theirs } = await begin(kit(), 'L1', 'phrase-2');
    assert.equal((await theirs.open(stranger.url)).body.phrase, null);
  });

  test('it lies encrypted, and goes when the person takes it away or is erased', async () => {
    const { created, page } = await begin(kit(), 'L1', 'phrase-3');
    await page.open(created.url);
    await page.call('PUT', '/phrase', { phrase: words });
    const url = databaseUrl();
    if (url === null) {
      const files = globSync('**/*', { cwd: kit().dataDir, withFileTypes: true });
      for (const file of files.filter((each) => each.isFile()))
        assert.equal(readFileSync(join(file.parentPath, file.name)).includes('QUERXLAMPE'), false, file.name);
    } else {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query('select * from applicants where phrase_sealed is not null');
      await client.end();
      assert.ok(rows.length > 0);
      assert.equal(JSON.stringify(rows).includes('QUERXLAMPE'), false);
    }
    assert.equal((await page.call('PUT', '/phrase', { phrase: null })).body.phrase, null);
    await page.call('PUT', '/phrase', { phrase: words });
    const applicant = `/v1/applicants/${created.session.applicant_id}`;
    assert.equal((await integrator(kit(), 'DELETE', applicant)).status, 204);
    const gone = await integrator<Problem>(kit(), 'GET', `${applicant}/phrase`);
    assert.deepEqual([gone.status, gone.body.code], [410, 'applicant.erased']);
  });

  test('what would hide or turn the text beside it is refused, and nothing is kept before consent', async () => {
    const { created, page } = await begin(kit(), 'L1', 'phrase-4');
    await page.openOnly(created.url);
    const early = await page.call<Problem>('PUT', '/phrase', { phrase: words });
    assert.deepEqual([early.status, early.body.code], [409, 'consent.required']);
    const { body } = await page.call('GET', '/session');
    const { kind, version } = body.consents[0]!;
    await page.call('POST', '/consents', { kind, version });
    for (const phrase of [
      'abc',
      ' spaces ',
      'turn\u202Ethis',
      'line\nbreak',
      'x'.repeat(61),
      '\u200B\u200B\u200B\u200B',
    ]) {
      const refused = await page.call<Problem>('PUT', '/phrase', { phrase });
      assert.deepEqual(
        [refused.status, refused.body.errors?.[0]?.pointer],
        [400, '/phrase'],
        JSON.stringify(phrase),
      );
    }
    assert.equal(
      (await page.call('PUT', '/phrase', { phrase: '窗边的绿色水壶' })).body.phrase,
      '窗边的绿色水壶',
    );
  });
});
