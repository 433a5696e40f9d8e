import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { Webhook } from 'standardwebhooks';
import { type Outgoing, sendWebhook } from './send.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let server: Server;
let port = 0;
const heard: { body: string; headers: Record<string, string> }[] = [];

before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      heard.push({ body, headers: request.headers as Record<string, string> });
      if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
after(() => server.close());

const message = (change: Partial<Outgoing>): Outgoing => ({
  url: `http://127.0.0.1:${port}/`,
  id: 'evt_1',
  body: '{"type":"applicant.level_changed"}',
  secrets: [secret],
  at: new Date(),
  allowPrivate: true,
  ...change,
});

test('what arrives verifies with the secret, and not once it was changed', async () => {
  assert.equal(await sendWebhook(message({})), 204);
  const { body, headers } = heard.at(-1)!;
  assert.deepEqual(new Webhook(secret).verify(body, headers), JSON.parse(body));
  assert.throws(() => new Webhook(secret).verify(body.replace('level', 'devil'), headers));
});

for (const host of [
  '127.0.0.1',
  'localhost',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '0.0.0.0',
  '169.254.169.254',
  '10.0.0.1',
]) {
  test(`${host} is not called unless the operator allows private addresses`, async () => {
    const before = heard.length;
    await assert.rejects(
      sendWebhook(message({ url: `http://${host}:${port}/`, allowPrivate: false })),
      (error) => error instanceof VidimusError && error.code === 'webhook.unreachable',
    );
    assert.equal(heard.length, before);
  });
}

test('a redirect is not followed', async () => {
  const before = heard.length;
  assert.equal(await sendWebhook(message({ url: `http://127.0.0.1:${port}/moved` })), 302);
  assert.equal(heard.length, before + 1);
});
