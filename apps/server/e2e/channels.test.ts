import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type ChannelAnswer, type Problem, type SignedChannels, VidimusError } from '@vidimus/contracts';
import { createLocalJWKSet, flattenedVerify, type JSONWebKeySet } from 'jose';
import { type Kit, openKit } from './kit.ts';

const channels = {
  operator: 'Sample <Exchange>',
  links: [{ domain: 'sample-exchange.example', subdomains: true }],
  emails: ['help@sample-exchange.example'],
  email_domains: [],
  phones: ['+442071838750'],
  phone_country: null,
  social: [{ platform: 'x', handle: 'SampleExchange' }],
};

let kit: Kit;
before(async () => {
  kit = await openKit({ channels });
});
after(() => kit.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(kit.server.url + path, { headers });
const check = async (query: Record<string, string>) => {
  const answer = await get(`/v1/channels/check?${new URLSearchParams(query)}`);
  return { status: answer.status, body: (await answer.json()) as ChannelAnswer & Problem };
};

test('anybody may ask, without a key, and hears why in their language', async () => {
  const own = await check({ value: 'https://app.sample-exchange.example/login' });
  assert.deepEqual([own.status, own.body.owned, own.body.findings], [200, true, []]);
  const forged = await check({ value: 'https://s\u0430mple-exchange.example', language: 'zh-CN' });
  assert.equal(forged.body.owned, false);
  assert.equal(forged.body.resembles, 'sample-exchange.example');
  assert.match(forged.body.findings[0]?.text ?? '', /外形相同/);
  const called = await check({ value: '+44 20 7183 8750' });
  assert.deepEqual(
    [called.body.owned, called.body.findings.map(({ code }) => code)],
    [true, ['sender_can_be_forged']],
  );
  const elsewhere = await check({ value: 'SampleExchange', platform: 'telegram' });
  assert.deepEqual([elsewhere.body.owned, elsewhere.body.findings[0]?.code], [false, 'other_platform']);
});

test('a question without a value, or of an unknown kind, is named', async () => {
  const none = await check({});
  assert.deepEqual([none.status, none.body.errors?.[0]?.pointer], [400, '/value']);
  const kind = await check({ value: 'x', kind: 'fax' });
  assert.deepEqual([kind.status, kind.body.code], [400, 'request.invalid']);
});

/** Verifies the published list as the documentation says. */
async function verified(json: string): Promise<SignedChannels> {
  const jws = await (await get('/.well-known/vidimus-channels.jws')).text();
  const keys = (await (await get('/.well-known/vidimus-jwks.json')).json()) as JSONWebKeySet;
  const [header, empty, signature] = jws.split('.');
  assert.equal(empty, '', 'the payload is detached');
  const payload = Buffer.from(json).toString('base64url');
  await flattenedVerify({ protected: header!, payload, signature: signature! }, createLocalJWKSet(keys));
  return JSON.parse(json) as SignedChannels;
}

test('the list is signed; changed by one letter it does not verify; it is dated anew before it expires', async () => {
  const json = await (await get('/.well-known/vidimus-channels.json')).text();
  const list = await verified(json);
  assert.deepEqual(list.channels, channels);
  assert.equal(list.issuer, kit.server.url);
  await assert.rejects(verified(json.replace('sample-exchange', 'sample-exchanqe')), /signature/);
  kit.passMinutes(60 * 24 * 2);
  const later = await verified(await (await get('/.well-known/vidimus-channels.json')).text());
  assert.ok(Date.parse(later.issued_at) > Date.parse(list.issued_at));
  assert.ok(Date.parse(list.expires_at) > Date.parse(later.issued_at), 'there was always a valid one');
});

test('the key stays after a restart, or is the operator’s own', async () => {
  const kid = async () =>
    ((await (await get('/.well-known/vidimus-jwks.json')).json()) as JSONWebKeySet).keys[0];
  const before = await kid();
  assert.equal(before?.d, undefined, 'the private part is not shown');
  await kit.restart();
  assert.deepEqual(await kid(), before);
  const own = join(kit.dataDir, 'own.pem');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(own, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const other = await openKit({ channels, channelsKeyFile: own });
  const keys = await (await fetch(`${other.server.url}/.well-known/vidimus-jwks.json`)).json();
  await other.close();
  assert.equal((keys as JSONWebKeySet).keys[0]?.x, publicKey.export({ format: 'jwk' }).x);
});

test('the page answers without a script, keeps the question out of the address, and escapes all of it', async () => {
  const value = 'https://evil.example/"><script>alert(1)</script>';
  const answer = await fetch(`${kit.server.url}/channels?language=en`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ value }),
  });
  const html = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(html, /does not belong to Sample &lt;Exchange&gt;/);
  assert.equal(html.includes('<script'), false);
  assert.match(
    answer.headers.get('content-security-policy') ?? '',
    /default-src 'none'.*frame-ancestors 'none'/,
  );
  const chinese = await (await get('/channels', { 'accept-language': 'zh-TW,zh;q=0.9,en;q=0.5' })).text();
  assert.match(chinese, /<html lang="zh-CN">/);
  const empty = await fetch(`${kit.server.url}/channels`, { method: 'POST' });
  assert.equal(empty.status, 400);
});

const startsWith = async (options: object): Promise<VidimusError> => {
  const failure = await openKit(options).then(
    async (opened) => {
      await opened.close();
      return null;
    },
    (error: unknown) => error,
  );
  assert.ok(failure instanceof VidimusError);
  return failure;
};

test('a list with a misspelt key, no domain, or another kind of key stops the start and says where', async () => {
  const misspelt = await startsWith({ channels: { ...channels, telefons: [] } });
  assert.deepEqual([misspelt.code, misspelt.where], ['settings.invalid', 'VIDIMUS_CHANNELS']);
  assert.match(misspelt.message, /telefons/);
  const broken = await startsWith({
    channels: { ...channels, links: [{ domain: 'a b.c', subdomains: true }] },
  });
  assert.match(broken.message, /\/links\/0\/domain/);
  const rsa = join(kit.dataDir, 'rsa.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(rsa, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const wrong = await startsWith({ channels, channelsKeyFile: rsa });
  assert.deepEqual([wrong.code, wrong.where], ['settings.invalid', 'VIDIMUS_CHANNELS_KEY']);
});

test('without a list nothing claims that one exists', async () => {
  const bare = await openKit();
  for (const path of ['/v1/channels/check?value=x', '/channels', '/.well-known/vidimus-channels.json'])
    assert.equal((await fetch(bare.server.url + path)).status, 404);
  await bare.close();
});
