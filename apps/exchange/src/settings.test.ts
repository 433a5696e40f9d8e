import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { readSettings } from './settings.ts';

const good = {
  EXCHANGE_PORT: '7401',
  EXCHANGE_DATA: '/var/lib/exchange',
  EXCHANGE_VIDIMUS_URL: 'http://127.0.0.1:7400',
  EXCHANGE_API_KEY: 'key',
};

function refusedSetting(env: Record<string, string | undefined>): string | null {
  try {
    readSettings(env);
  } catch (error) {
    assert.ok(error instanceof VidimusError);
    return error.where;
  }
  return null;
}

test('complete settings are read', () => {
  assert.deepEqual(readSettings({ ...good, PATH: '/bin' }), {
    port: 7401,
    dataDir: '/var/lib/exchange',
    vidimusUrl: 'http://127.0.0.1:7400',
    apiKey: 'key',
  });
});

test('a missing, malformed or unknown setting is named', () => {
  for (const name of Object.keys(good)) assert.equal(refusedSetting({ ...good, [name]: undefined }), name);
  assert.equal(refusedSetting({ ...good, EXCHANGE_PORT: '70000' }), 'EXCHANGE_PORT');
  assert.equal(refusedSetting({ ...good, EXCHANGE_VIDIMUS_URL: 'localhost:1' }), 'EXCHANGE_VIDIMUS_URL');
  assert.equal(refusedSetting({ ...good, EXCHANGE_PUBLIC_URL: 'ftp://x' }), 'EXCHANGE_PUBLIC_URL');
  assert.equal(refusedSetting({ ...good, EXCHANGE_APIKEY: 'x' }), 'EXCHANGE_APIKEY');
});
