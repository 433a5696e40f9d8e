import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { VidimusApiError } from './api-error.ts';
import { VidimusClient } from './client.ts';

interface Seen {
  line: string;
  authorization: string | undefined;
  body: unknown;
}
interface Answer {
  status: number;
  body: string;
}

const seen: Seen[] = [];
let answer: Answer = { status: 200, body: '{}' };
const textOf = async (request: IncomingMessage) => (await request.toArray()).join('');
const server = createServer(async (request, response) => {
  const text = await textOf(request);
  seen.push({
    line: `${request.method} ${request.url}`,
    authorization: request.headers.authorization,
    body: text === '' ? null : JSON.parse(text),
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
});
let client: VidimusClient;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new VidimusClient({ baseUrl: `http://127.0.0.1:${port}/`, apiKey: 'key-1' });
});
after(() => server.close());

const failureOf = async (work: Promise<unknown>): Promise<VidimusError> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof VidimusError);
  return error;
};

test('every call goes to its documented place with the key and the body', async () => {
  answer = { status: 200, body: '{"data":[],"next_after":null}' };
  seen.length = 0;
  const session = { applicant_id: 'a', level: 'L1' } as const;
  const question = { external_id: 'u', capability: 'trade', amount: 5, currency: 'USD' } as const;
  const verdict = { verdict: 'approve', note: 'seen', reviewer: 'r' } as const;
  await client.applicants.create({ external_id: 'u' });
  await client.applicants.get('a/b');
  await client.sessions.create(session);
  await client.sessions.get('s');
  await client.sessions.cancel('s');
  await client.sessions.decisions('s');
  await client.capabilities.check(question);
  await client.webhookEndpoints.create({ url: 'http://x.test/hook' });
  await client.webhookEndpoints.list();
  await client.webhookEndpoints.delete('w');
  await client.events.list({ after: 'e 1', limit: 10 });
  await client.reviews.list({ status: 'open' });
  await client.reviews.resolve('r', verdict);
  assert.deepEqual(
    seen.map(({ line, body }) => [line, body]),
    [
      ['POST /v1/applicants', { external_id: 'u' }],
      ['GET /v1/applicants/a%2Fb', null],
      ['POST /v1/verification_sessions', session],
      ['GET /v1/verification_sessions/s', null],
      ['POST /v1/verification_sessions/s/cancel', null],
      ['GET /v1/verification_sessions/s/decisions', null],
      ['POST /v1/capabilities/check', question],
      ['POST /v1/webhook_endpoints', { url: 'http://x.test/hook' }],
      ['GET /v1/webhook_endpoints', null],
      ['DELETE /v1/webhook_endpoints/w', null],
      ['GET /v1/events?after=e+1&limit=10', null],
      ['GET /v1/reviews?status=open', null],
      ['POST /v1/reviews/r/verdict', verdict],
    ],
  );
  assert.ok(seen.every(({ authorization }) => authorization === 'Bearer key-1'));
});

test('an empty answer to a deletion is no error', async () => {
  answer = { status: 204, body: '' };
  assert.equal(await client.webhookEndpoints.delete('w'), undefined);
});

test('a refusal carries the problem as the server wrote it', async () => {
  const problem = {
    type: 'about:blank',
    title: 'Too early',
    status: 409,
    code: 'retry.cooldown.active',
    errors: [{ pointer: '/level', message: 'wait' }],
  };
  answer = { status: 409, body: JSON.stringify(problem) };
  const error = await failureOf(client.sessions.get('s'));
  assert.ok(error instanceof VidimusApiError);
  assert.equal(error.code, 'retry.cooldown.active');
  assert.equal(error.status, 409);
  assert.deepEqual(error.problem, problem);
});

test("a proxy's page instead of a problem still tells its HTTP status", async () => {
  answer = { status: 502, body: '<h1>Bad gateway</h1>' };
  const error = await failureOf(client.applicants.get('a'));
  assert.ok(error instanceof VidimusApiError);
  assert.equal(error.code, 'http.502');
});

test('a success that is not JSON is named as malformed', async () => {
  answer = { status: 200, body: 'hello' };
  assert.equal((await failureOf(client.applicants.get('a'))).code, 'vidimus.answer.malformed');
});

test('a server that is not there and one that never answers are unreachable', async () => {
  const nobody = new VidimusClient({ baseUrl: 'http://127.0.0.1:1', apiKey: 'k' });
  assert.equal((await failureOf(nobody.applicants.get('a'))).code, 'vidimus.unreachable');
  const silent: typeof fetch = (_url, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const impatient = new VidimusClient({
    baseUrl: 'http://x.test',
    apiKey: 'k',
    fetch: silent,
    timeoutMs: 20,
  });
  const keepAlive = setTimeout(() => {}, 1000);
  assert.equal((await failureOf(impatient.applicants.get('a'))).code, 'vidimus.unreachable');
  clearTimeout(keepAlive);
});

test('a client without a key or with a relative base URL is refused at once', () => {
  const code = (options: { baseUrl: string; apiKey: string }) => {
    try {
      new VidimusClient(options);
    } catch (error) {
      return error instanceof VidimusError ? error.code : error;
    }
    return null;
  };
  assert.equal(code({ baseUrl: 'http://x.test', apiKey: '' }), 'client.api_key.missing');
  assert.equal(code({ baseUrl: '/api', apiKey: 'k' }), 'client.base_url.invalid');
});
