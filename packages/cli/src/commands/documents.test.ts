import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { documentTypes } from '@vidimus/documents';
import { Command } from 'commander';
import type { Output } from '../output.ts';
import { addDocuments } from './documents.ts';

/** Runs `vidimus documents …` in this process and returns what it printed, line by line. */
async function printed(json: boolean, ...args: string[]): Promise<string[]> {
  let text = '';
  const out = new Writable({
    write(part, _encoding, done) {
      text += part;
      done();
    },
  });
  const output: Output = { json, out, err: out };
  const program = new Command('vidimus').exitOverride();
  addDocuments(program, output);
  await program.parseAsync(['documents', ...args], { from: 'user' });
  return text.trimEnd().split('\n');
}

test('documents lists every type as a table with a head', async () => {
  const [head, ...rows] = await printed(false);
  assert.match(head!, /^id +kind +countries +sides +fields$/);
  assert.equal(rows.length, documentTypes.length);
  const chinese = rows.find((row) => row.startsWith('chn-identity-card'));
  assert.match(chinese!, /identity_card +CHN +front back +full_name birth_date sex/);
  assert.equal(
    rows.find((row) => row.startsWith('icao-passport'))!.indexOf('any'),
    head!.indexOf('countries'),
  );
});

test('documents --json gives one object a type, countries null where any state may issue it', async () => {
  const records = (await printed(true)).map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map(({ id }) => id),
    documentTypes.map(({ id }) => id),
  );
  for (const record of records) {
    assert.deepEqual(Object.keys(record), ['id', 'kind', 'countries', 'sides', 'fields']);
  }
  assert.equal(records.find(({ id }) => id === 'icao-passport').countries, null);
  assert.equal(records.find(({ id }) => id === 'eu-driving-licence').countries.length, 31);
});

test('documents new refuses an id that names no country and kind', async () => {
  await assert.rejects(printed(false, 'new', 'card', '--title', 'CARD'), {
    code: 'document_type.invalid_id',
  });
});
