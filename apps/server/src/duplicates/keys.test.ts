import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { duplicateKeysOf } from './keys.ts';
import { documentHash } from './store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vidimus-duplicate-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const secret = (bytes = 32) => randomBytes(bytes).toString('base64');
const failsWith = (code: string, where: string) => (error: unknown) =>
  error instanceof VidimusError && error.code === code && error.where === where;
const passport = { country: 'UTO', issuer: null, kind: 'passport', number: 'TM4810736' } as const;

test('without a setting a key is made once, which its owner alone can read', () => {
  const [made] = duplicateKeysOf('', folder);
  const path = join(folder, 'duplicates-key');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(duplicateKeysOf('', folder)[0]!.id, made!.id);
  assert.equal(duplicateKeysOf(readFileSync(path, 'utf8').trim(), folder)[0]!.id, made!.id);
});

test('keys keep their order, and their ids tell them apart without telling them', () => {
  const [current, older] = [secret(), secret(48)];
  const keys = duplicateKeysOf(`${current}, ${older}`, folder);
  assert.deepEqual(
    keys.map(({ id }) => id),
    [...duplicateKeysOf(current, folder), ...duplicateKeysOf(older, folder)].map(({ id }) => id),
  );
  assert.match(keys[0]!.id, /^[0-9a-f]{16}$/);
  assert.notEqual(keys[0]!.id, keys[1]!.id);
  assert.equal(Buffer.from(current, 'base64').toString('hex').includes(keys[0]!.id), false);
});

test('a key that is too short or no base64 is refused and named, without being repeated', () => {
  const wrong = [secret(31), 'not base64 at all, !', `${secret()},`, `${secret()},${secret(16)}`];
  for (const setting of wrong) {
    assert.throws(
      () => duplicateKeysOf(setting, folder),
      (error) => {
        const message = (error as Error).message;
        assert.ok(setting.split(',').every((part) => part === '' || !message.includes(part)));
        return failsWith('settings.invalid', 'VIDIMUS_DUPLICATE_KEYS')(error);
      },
    );
  }
  const path = join(folder, 'duplicates-key');
  for (const content of ['', secret(16), 'rubbish!']) {
    writeFileSync(path, content);
    assert.throws(() => duplicateKeysOf('', folder), failsWith('key_file.malformed', path));
  }
});

test('a document’s hash depends on the key and on every part of the document, and shows none of them', () => {
  const [key, other] = duplicateKeysOf(`${secret()},${secret()}`, folder);
  const hash = documentHash(key!, passport);
  assert.match(hash, /^[0-9a-f]{64}$/);
  assert.equal(documentHash(key!, { ...passport }), hash);
  const changed = [
    documentHash(other!, passport),
    documentHash(key!, { ...passport, number: 'TM4810737' }),
    documentHash(key!, { ...passport, kind: 'identity_card' }),
    documentHash(key!, { ...passport, country: 'UTX' }),
    documentHash(key!, { ...passport, issuer: 'CA' }),
  ];
  assert.equal(new Set([hash, ...changed]).size, changed.length + 1);
});
