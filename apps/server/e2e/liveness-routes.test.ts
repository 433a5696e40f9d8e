import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { List, Problem, Review, VerificationSession } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import {
  begin,
  greyClip,
  greyJpeg,
  integrator,
  type Kit,
  openKit,
  passedCheck,
  typed,
  waitUntil,
} from './kit.ts';

let kit: Kit;
before(async () => {
  kit = await openKit();
});
after(() => kit.close());

const clipsOnDisk = (): string[] => globSync('objects/**/liveness-*', { cwd: kit.dataDir });
const problem = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

/** Somebody new whose session waits for the face step. */
async function beforeFace(name: string, at = kit) {
  const { created, page } = await begin(at, 'L2', name);
  await page.open(created.url);
  assert.equal((await page.call('PUT', '/data', typed)).status, 200);
  assert.equal((await page.photo(await greyJpeg())).status, 200);
  return { created, page };
}

test('without a face a reviewer decides, with the note; a clip that was sent before is gone', async () => {
  kit.inference.checks = [passedCheck('document/focus')];
  const { created, page } = await beforeFace('no-face');
  const challenge = await page.challenge();
  const clip = await greyClip(challenge.nonce);
  assert.equal((await page.clip(challenge, clip)).status, 200);
  assert.equal(clipsOnDisk().length, 1);

  const chosen = await page.call('PUT', '/liveness_route', { route: 'reviewer', note: ' I wear a veil ' });
  assert.equal(chosen.status, 200);
  assert.deepEqual(chosen.body.liveness_routes, {
    offered: ['gestures', 'spoken', 'reviewer'],
    chosen: 'reviewer',
  });
  await waitUntil(() => clipsOnDisk().length === 0, 'the clip that is no longer wanted went');
  assert.deepEqual(problem(await page.call('POST', '/liveness', {})), [409, 'session.unexpected']);

  assert.equal((await page.call('POST', '/submit', {})).status, 200);
  await page.until('in_review');
  const asked = kit.inference.submissions.at(-1)!;
  assert.deepEqual([asked.clip, asked.asked], [null, null], 'nothing of a face is measured');

  const { body } = await integrator<List<Review>>(kit, 'GET', '/v1/reviews');
  const review = body.data.find(({ session_id }) => session_id === created.session.id)!;
  assert.deepEqual([review.liveness_route, review.applicant_note], ['reviewer', 'I wear a veil']);
  const path = `/v1/verification_sessions/${created.session.id}`;
  const before = await integrator<VerificationSession>(kit, 'GET', path);
  assert.deepEqual([before.body.status, before.body.liveness_route], ['in_review', 'reviewer']);
  await integrator(kit, 'POST', `/v1/reviews/${review.id}/verdict`, {
    verdict: 'approve',
    note: 'seen in person',
    reviewer: 'nora',
  });
  assert.equal((await page.call('GET', '/session')).body.status, 'approved');
});

test('a clip that is on its way when the reviewer is chosen is refused and not kept', async () => {
  const { page } = await beforeFace('late-clip');
  const challenge = await page.challenge();
  await page.call('PUT', '/liveness_route', { route: 'reviewer', note: '' });
  assert.deepEqual(problem(await page.clip(challenge, await greyClip(challenge.nonce))), [
    409,
    'session.unexpected',
  ]);
  assert.deepEqual(clipsOnDisk(), []);
});

test('spoken cues get longer windows, and the route stands in the session', async () => {
  const { created, page } = await beforeFace('spoken');
  const usual = await page.challenge();
  assert.equal(
    (await page.call('PUT', '/liveness_route', { route: 'spoken' })).body.liveness_routes.chosen,
    'spoken',
  );
  const spoken = await page.challenge();
  const lengths = ({ actions }: typeof usual) =>
    new Set(actions.map(({ start_ms, end_ms }) => end_ms - start_ms));
  assert.deepEqual([...lengths(usual)], [defaultPolicy.liveness.window_ms]);
  assert.deepEqual([...lengths(spoken)], [defaultPolicy.liveness.routes!.spoken!.window_ms]);
  const path = `/v1/verification_sessions/${created.session.id}`;
  assert.equal((await integrator<VerificationSession>(kit, 'GET', path)).body.liveness_route, 'spoken');
});

test('a note that is too long or on another way, and a way that does not exist, are refused by name', async () => {
  const { page } = await beforeFace('bad-choices');
  for (const choice of [
    { route: 'reviewer', note: 'x'.repeat(1001) },
    { route: 'reviewer' },
    { route: 'spoken', note: 'why' },
    { route: 'telephone' },
  ]) {
    const { status } = await page.call('PUT', '/liveness_route', choice);
    assert.equal(status, 400, JSON.stringify(choice).slice(0, 60));
  }
  assert.equal((await page.call('GET', '/session')).body.liveness_routes.chosen, 'gestures');
});

test('a policy that offers no other way refuses one', async () => {
  const { routes: _, ...liveness } = defaultPolicy.liveness;
  const strict = await openKit({ policy: { ...defaultPolicy, liveness } });
  const { page } = await beforeFace('strict', strict);
  assert.deepEqual((await page.call('GET', '/session')).body.liveness_routes.offered, ['gestures']);
  const answer = await page.call('PUT', '/liveness_route', { route: 'reviewer', note: '' });
  assert.deepEqual(problem(answer), [409, 'session.unexpected']);
  await strict.close();
});
