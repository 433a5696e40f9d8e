import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { ancestorsOf, flagOf, portOf, proxiesOf, readSettings } from './settings.ts';

const refused = (code: string) => (error: unknown) => error instanceof VidimusError && error.code === code;

test('a misspelt setting stops the start, and others keep their defaults', () => {
  assert.throws(() => readSettings({ VIDIMUS_PROT: '1' }), refused('settings.unknown'));
  assert.equal(readSettings({ PATH: '/bin', VIDIMUS_PORT: '8000' }).VIDIMUS_PORT, '8000');
  assert.equal(readSettings({}).VIDIMUS_HOST, '127.0.0.1');
});

test('each setting is read whole or refused', () => {
  assert.equal(portOf('0'), 0);
  for (const port of ['', 'x', '-1', '65536', '80.5'])
    assert.throws(() => portOf(port), refused('settings.invalid'), port);
  assert.equal(flagOf('VIDIMUS_ALLOW_PRIVATE_WEBHOOKS', 'true'), true);
  assert.throws(() => flagOf('VIDIMUS_ALLOW_PRIVATE_WEBHOOKS', 'yes'), refused('settings.invalid'));
  assert.deepEqual(proxiesOf(''), []);
  assert.deepEqual(proxiesOf('10.0.0.0/8, ::1'), ['10.0.0.0/8', '::1']);
  for (const list of ['proxy.example', '10.0.0.0/40', '10.0.0.1;10.0.0.2'])
    assert.throws(() => proxiesOf(list), refused('settings.invalid'), list);
});

test('only whole origins may be pages around ours', () => {
  assert.deepEqual(ancestorsOf('https://a.example, http://localhost:3000'), [
    'https://a.example',
    'http://localhost:3000',
  ]);
  assert.deepEqual(ancestorsOf(''), []);
  for (const wrong of [
    '*',
    'https://*.example',
    'https://a.example/x',
    "https://a.example; script-src 'none'",
    'a.example',
  ])
    assert.throws(() => ancestorsOf(wrong), VidimusError, wrong);
});
