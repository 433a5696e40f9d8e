import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { apiKeyOf, KeyRing } from './keys.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vidimus-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const failsWith = (code: string) => (error: unknown) => error instanceof VidimusError && error.code === code;

test('every applicant has a key of its own, which no other applicant’s row opens', () => {
  const keys = KeyRing.in(folder);
  const [one, other] = [keys.newDataKey('ap_1'), keys.newDataKey('ap_2')];
  assert.equal(keys.dataKey('ap_1', one).length, 32);
  assert.notDeepEqual(keys.dataKey('ap_1', one), keys.dataKey('ap_2', other));
  assert.throws(() => keys.dataKey('ap_2', one), failsWith('storage.tampered'));
});

test('the same folder opens what it sealed before; another folder does not', () => {
  const wrapped = KeyRing.in(folder).newDataKey('ap_1');
  assert.equal(KeyRing.in(folder).dataKey('ap_1', wrapped).length, 32);
  rmSync(join(folder, 'master-key'));
  assert.throws(() => KeyRing.in(folder).dataKey('ap_1', wrapped), failsWith('storage.tampered'));
});

test('both secrets are readable by their owner alone, and stay as they were made', () => {
  const apiKey = apiKeyOf(folder);
  KeyRing.in(folder);
  assert.equal(apiKeyOf(folder), apiKey);
  for (const name of ['api-key', 'master-key']) {
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
  }
});

test('a master key of another length is refused, and the file is named', () => {
  const path = join(folder, 'master-key');
  writeFileSync(path, Buffer.alloc(16).toString('base64'));
  assert.throws(
    () => KeyRing.in(folder),
    (error) => failsWith('key_file.malformed')(error) && (error as VidimusError).where === path,
  );
});
