import assert from 'node:assert/strict';
import { globSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type List, type Problem, type VerificationSession, VidimusError } from '@vidimus/contracts';
import { startServer } from '../src/start.ts';
import {
  allEvents,
  begin,
  failedCheck,
  greyClip,
  greyJpeg,
  HostedPage,
  handIn,
  integrator,
  type Kit,
  openKit,
  typed,
} from './kit.ts';

let kit: Kit;
before(async () => {
  kit = await openKit();
});
after(() => kit.close());

const problem = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

test('a link opens once; unknown, used and old ones are told apart', async () => {
  const { created, page } = await begin(kit, 'L1', 'links-1');
  const stranger = new HostedPage(kit);
  assert.deepEqual(problem(await stranger.open(`${kit.server.url}/verify/#${'x'.repeat(43)}`)), [
    401,
    'token.unknown',
  ]);
  assert.equal((await page.open(created.url)).status, 200);
  assert.deepEqual(problem(await stranger.open(created.url)), [409, 'token.used']);
  assert.deepEqual(problem(await stranger.call('GET', '/session')), [401, 'session.unknown']);
});

test('the page is asked for anew; what it names by hash is kept for good and sent small', async () => {
  const page = await fetch(`${kit.server.url}/verify/`);
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self' 'wasm-unsafe-eval';/);
  const [script] = /\/verify\/assets\/index-[^"]+\.js/.exec(await page.text()) ?? [];
  const answer = await fetch(`${kit.server.url}${script}`, { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(answer.headers.get('content-encoding'), 'gzip');
  assert.match(answer.headers.get('content-type') ?? '', /javascript/);
  assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
});

test('without the key, or without the page’s header, nothing is answered', async () => {
  const answer = await fetch(`${kit.server.url}/v1/events`);
  assert.equal(answer.status, 401);
  const wrong = await fetch(`${kit.server.url}/v1/events`, { headers: { authorization: 'Bearer vk_wrong' } });
  assert.equal(wrong.status, 401);
  const crossSite = await fetch(`${kit.server.url}/v1/hosted/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"token":"x"}',
  });
  assert.equal(crossSite.status, 403);
});

test('a challenge is answered once and in time; the same upload twice is answered the same', async () => {
  const { created, page } = await begin(kit, 'L2', 'links-2');
  await page.open(created.url);
  await page.call('PUT', '/data', typed);
  const first = await page.challenge();
  const second = await page.challenge();
  const replaced = await page.clip(first, await greyClip(first.nonce));
  assert.deepEqual(problem(replaced), [409, 'liveness.challenge_used']);
  const clip = await greyClip(second.nonce);
  const taken = await page.clip(second, clip);
  assert.equal(taken.status, 200);
  const again = await page.clip(second, clip);
  assert.deepEqual(again, taken);
  const other = await page.clip(second, await greyClip(second.nonce, 90));
  assert.deepEqual(problem(other), [409, 'liveness.challenge_used']);
  const third = await page.challenge();
  kit.passMinutes(10);
  assert.deepEqual(problem(await page.clip(third, await greyClip(third.nonce))), [
    410,
    'liveness.challenge_late',
  ]);
});

test('a stored picture that is damaged costs the person no try', async () => {
  const { created, page } = await begin(kit, 'L2', 'links-6');
  await page.open(created.url);
  await page.call('PUT', '/data', typed);
  await page.photo(await greyJpeg());
  const challenge = await page.challenge();
  await page.clip(challenge, await greyClip(challenge.nonce));
  const [stored] = globSync(`objects/${created.session.id}/document_front-*`, { cwd: kit.dataDir });
  truncateSync(join(kit.dataDir, stored!), 40);
  assert.equal((await page.call('GET', '/evidence/document_front')).status, 500);
  await page.call('POST', '/submit', {});
  const after = await page.until('requires_input', 20);
  assert.equal(after.attempts.used, 0);
  assert.deepEqual(
    after.reasons.map(({ code }) => code),
    ['service.dependency.unavailable'],
  );
});

test('failed tries lead to a wait that is kept, and after the last to a human', async () => {
  const { created, page } = await begin(kit, 'L2', 'links-3');
  await page.open(created.url);
  kit.inference.checks = [failedCheck('document/focus', 'document.focus.blurry')];
  await handIn(page);
  await page.until('resubmission_required');
  const resubmit = async () => {
    assert.equal((await page.photo(await greyJpeg())).status, 200);
    assert.equal((await page.call('POST', '/submit', {})).status, 200);
  };
  await resubmit();
  await page.until('resubmission_required');
  await resubmit();
  const waiting = await page.until('cooldown');
  assert.equal(waiting.attempts.remaining, 2);
  const early = await page.photo(await greyJpeg());
  assert.deepEqual(problem(early), [429, 'retry.cooldown.active']);
  kit.passMinutes(61);
  await page.until('resubmission_required');
  await resubmit();
  await page.until('cooldown');
  kit.passMinutes(361);
  await resubmit();
  let used = await page.call('GET', '/session');
  while (used.body.status === 'processing') used = await page.call('GET', '/session');
  assert.equal(used.body.attempts.remaining, 0);
  assert.equal(used.body.may_request_review, true);
  const asked = await page.requestReview('The print is worn.');
  assert.equal(asked.body.status, 'in_review');
});

test('a copy is asked to be photographed again once, and the next one goes to a human', async () => {
  const { created, page } = await begin(kit, 'L2', 'links-copy');
  await page.open(created.url);
  const code = 'document.original.screen';
  const reasons = [{ code, params: { side: 'front' }, region: null } as const];
  kit.inference.checks = [{ ...failedCheck('document/original', code), reasons: [...reasons] }];
  await handIn(page);
  const first = await page.until('resubmission_required');
  assert.match(first.reasons[0]!.title, /^The front of your document .* screen\.$/);
  assert.equal((await page.photo(await greyJpeg(80, 60))).status, 200);
  assert.equal((await page.call('POST', '/submit', {})).status, 200);
  await page.until('in_review');
});

test('asking again while a session is under way gives the same session a new link', async () => {
  const { created: first } = await begin(kit, 'L2', 'links-7');
  const [second, third] = await Promise.all([begin(kit, 'L2', 'links-7'), begin(kit, 'L2', 'links-7')]);
  const all = [first, second.created, third.created];
  assert.equal(new Set(all.map(({ session }) => session.id)).size, 1);
  assert.equal(new Set(all.map(({ url }) => url)).size, 3);
});

test('another level and a session after the end of one are sessions of their own', async () => {
  const { created: advanced } = await begin(kit, 'L2', 'links-8');
  const { created: basic } = await begin(kit, 'L1', 'links-8');
  assert.notEqual(basic.session.id, advanced.session.id);
  const path = `/v1/verification_sessions/${basic.session.id}/cancel`;
  assert.equal((await integrator(kit, 'POST', path, {})).status, 200);
  const { created: next } = await begin(kit, 'L1', 'links-8');
  assert.notEqual(next.session.id, basic.session.id);
});

test('a link that is too old says so', async () => {
  const { created, page } = await begin(kit, 'L1', 'links-4');
  kit.passMinutes(60 * 24 * 8);
  assert.deepEqual(problem(await page.open(created.url)), [410, 'token.expired']);
});

/** What an integrator can ask for: the session, its person, endpoints and events. */
async function remembered(id: string) {
  const session = await integrator<VerificationSession>(kit, 'GET', `/v1/verification_sessions/${id}`);
  const applicant = await integrator(kit, 'GET', `/v1/applicants/${session.body.applicant_id}`);
  const endpoints = await integrator<List<unknown>>(kit, 'GET', '/v1/webhook_endpoints');
  assert.deepEqual([session.status, applicant.status, endpoints.body.data.length], [200, 200, 1]);
  return { session, applicant, endpoints, events: await allEvents(kit), apiKey: kit.server.apiKey };
}

test('pictures and names lie encrypted on the disk, and everything is there after a restart', async () => {
  const { created, page } = await begin(kit, 'L2', 'links-5');
  await page.open(created.url);
  await page.call('PUT', '/data', { ...typed, family_name: 'QUERXZITTAU' });
  const picture = await greyJpeg(640, 480);
  await page.photo(picture);
  const hook = { url: 'https://exchange.example/hook' };
  assert.equal((await integrator(kit, 'POST', '/v1/webhook_endpoints', hook)).status, 201);
  const before = await remembered(created.session.id);
  await kit.restart();
  assert.deepEqual(await remembered(created.session.id), before);
  const after = await page.call('GET', '/session');
  assert.equal(after.body.data?.family_name, 'QUERXZITTAU');
  const shown = await page.call<string>('GET', '/evidence/document_front');
  assert.equal(shown.status, 200);
  const files = globSync('**/*', { cwd: kit.dataDir, withFileTypes: true }).filter((each) => each.isFile());
  const middle = picture.subarray(100, 140);
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    assert.equal(bytes.includes('QUERXZITTAU'), false, `${file.name} holds a name in the clear`);
    assert.equal(bytes.includes(middle), false, `${file.name} holds a picture in the clear`);
  }
});

test('a second server on the same folder is refused, and the first goes on', async () => {
  await assert.rejects(
    startServer({ dataDir: kit.dataDir, port: 0, logLevel: 'silent', inference: kit.inference }),
    (error) => {
      assert.ok(error instanceof VidimusError);
      assert.equal(error.code, 'data_folder.in_use');
      return true;
    },
  );
  assert.equal((await integrator(kit, 'GET', '/healthz')).status, 200);
});

test('too many requests from one address are refused, and a trusted proxy tells people apart', async () => {
  const ask = async (url: string, from: string) =>
    (await fetch(`${url}/v1/hosted/session`, { headers: { 'x-forwarded-for': from } })).status;
  const crowd = await openKit({ hostedRequestsPerMinute: 2, trustedProxies: ['127.0.0.1'] });
  try {
    const { url } = crowd.server;
    const one = [await ask(url, '203.0.113.7'), await ask(url, '203.0.113.7'), await ask(url, '203.0.113.7')];
    assert.deepEqual(one, [401, 401, 429]);
    assert.equal(await ask(url, '203.0.113.8'), 401);
  } finally {
    await crowd.close();
  }
});
