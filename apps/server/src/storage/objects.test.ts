import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { FileObjectStore } from './objects.ts';

let folder = '';
let store: FileObjectStore;
const key = randomBytes(32);
const plain = randomBytes(200_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vidimus-objects-'));
  store = new FileObjectStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, source: Readable, maxBytes = 1_000_000) => store.put(name, key, source, maxBytes);
const files = () =>
  globSync('**/*', { cwd: folder, withFileTypes: true }).filter((each) => each.isFile()).length;
const failsWith = (code: string) => (error: unknown) => error instanceof VidimusError && error.code === code;

test('what was put comes back with the same key, and with no other', async () => {
  await put('vs_1/front', Readable.from([plain]));
  assert.deepEqual(await store.get('vs_1/front', key), plain);
  await assert.rejects(store.get('vs_1/front', randomBytes(32)), failsWith('storage.tampered'));
  const stored = readFileSync(join(folder, 'vs_1/front'));
  assert.equal(stored.includes(plain.subarray(1000, 1032)), false);
});

test('a file that was cut short is named as damaged, not answered in part', async () => {
  await put('vs_1/front', Readable.from([plain]));
  for (const length of [0, 20, 65_536, 150_000]) {
    truncateSync(join(folder, 'vs_1/front'), length);
    await assert.rejects(
      store.get('vs_1/front', key),
      (error) => failsWith('storage.tampered')(error) && (error as VidimusError).where === 'vs_1/front',
    );
  }
});

test('a source that fails half-way leaves nothing', async () => {
  async function* breaking() {
    yield plain;
    throw new Error('the line went dead');
  }
  await assert.rejects(put('vs_1/front', Readable.from(breaking())), failsWith('upload.broken'));
  assert.equal(files(), 0);
});

test('exactly the limit is taken, one byte more is not and leaves nothing', async () => {
  await put('vs_1/fits', Readable.from([plain]), plain.length);
  await assert.rejects(
    put('vs_1/large', Readable.from([plain]), plain.length - 1),
    failsWith('upload.too_large'),
  );
  assert.equal(files(), 1);
});

test('an object that is not there is named; deleting it twice does no harm', async () => {
  await put('vs_1/front', Readable.from([plain]));
  await store.delete('vs_1/front');
  await store.delete('vs_1/front');
  await assert.rejects(store.get('vs_1/front', key), failsWith('object.missing'));
});

test('no name leads out of the folder', async () => {
  for (const name of ['../x', 'a/../../x', '/etc/x', 'a//b', 'a/', '']) {
    await assert.rejects(store.get(name, key), /not an object name/, name);
  }
});
