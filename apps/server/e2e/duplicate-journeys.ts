import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Decision, HostedSession, List, Review, VidimusEvent } from '@vidimus/contracts';
import type { Verified } from '../src/jobs/inference.ts';
import { begin, type HostedPage, handIn, integrator, type Kit, passedCheck } from './kit.ts';

export const identityOf = (number: string): Verified['identity'] => ({
  country: 'UTO',
  issuer: null,
  kind: 'passport',
  number,
});
/** A face in the plane of the first two numbers; near angles are near faces. */
export const faceAt = (radians: number, model = 'net-1'): Verified['face'] => ({
  model,
  embedding: Float32Array.from({ length: 128 }, (_, at) =>
    at === 0 ? Math.cos(radians) : at === 1 ? Math.sin(radians) : 0,
  ),
});

interface Shown {
  identity?: Verified['identity'];
  face?: Verified['face'];
}

/** Somebody hands in a document and a face that pass every other check. */
async function submit(kit: Kit, externalId: string, shown: Shown): Promise<{ id: string; page: HostedPage }> {
  const { created, page } = await begin(kit, 'L2', externalId);
  await page.open(created.url);
  kit.inference.checks = [passedCheck('document/focus'), passedCheck('liveness/challenge')];
  Object.assign(kit.inference, { identity: null, face: null, ...shown });
  await handIn(page);
  return { id: created.session.id, page };
}

/** Somebody is verified to the end: the status, what they are shown, and what the reviewers find. */
export async function verify(kit: Kit, externalId: string, shown: Shown, status: HostedSession['status']) {
  const { id, page } = await submit(kit, externalId, shown);
  return { id, page, view: await page.until(status) };
}

export async function decisionOf(kit: Kit, id: string): Promise<Decision> {
  const path = `/v1/verification_sessions/${id}/decisions`;
  const { body } = await integrator<List<Decision>>(kit, 'GET', path);
  return body.data.at(-1)!;
}
export const codesOf = ({ reasons }: Decision) => reasons.map(({ code }) => code);

/** How a submission ended. */
async function decidedStatus(page: HostedPage): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { status } = (await page.call('GET', '/session')).body;
    if (status !== 'processing') return status;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the submission was never decided');
}

async function reviewOf(kit: Kit, session: string, language = 'en'): Promise<Review> {
  const { body } = await integrator<List<Review>>(kit, 'GET', `/v1/reviews?language=${language}`);
  return body.data.find(({ session_id }) => session_id === session)!;
}

async function resolve(kit: Kit, session: string, verdict: 'approve' | 'decline'): Promise<void> {
  const { id } = await reviewOf(kit, session);
  const body = { verdict, note: 'looked at', reviewer: 'r-1' };
  assert.equal((await integrator(kit, 'POST', `/v1/reviews/${id}/verdict`, body)).status, 200);
}

/** What a stranger to the other applicant may read: nothing that says that there is one. */
function readsNeutrally(view: HostedSession, other: string): void {
  const [reason] = view.reasons;
  assert.equal(view.reasons.length, 1);
  assert.deepEqual([reason?.code, reason?.params, reason?.region, reason?.step], [null, {}, null, null]);
  assert.match(reason?.title ?? '', /could not complete this check automatically/);
  const text = JSON.stringify(view);
  for (const word of [other, 'duplicate', 'another', 'known', 'account'])
    assert.equal(text.includes(word), false, `the applicant reads ${word}`);
}

async function knownDocument(kit: Kit): Promise<void> {
  const first = await verify(kit, 'doc-1', { identity: identityOf('TM1') }, 'approved');
  const second = await verify(kit, 'doc-2', { identity: identityOf('TM1') }, 'in_review');
  readsNeutrally(second.view, first.id);
  assert.deepEqual(codesOf(await decisionOf(kit, second.id)), ['duplicate.identity.known']);
  const review = await reviewOf(kit, second.id);
  assert.ok(review.reasons[0]?.title.includes(first.id), 'the reviewer reads which session it was');
  const chinese = await reviewOf(kit, second.id, 'zh-CN');
  assert.match(chinese.reasons[0]?.title ?? '', /^其他申请人提交过同一份证件：vs_/);
  assert.deepEqual(codesOf(await decisionOf(kit, first.id)), [], 'the first one is left in peace');
}

async function knownFace(kit: Kit): Promise<void> {
  const first = await verify(kit, 'face-1', { face: faceAt(0) }, 'approved');
  const second = await verify(kit, 'face-2', { face: faceAt(0.28) }, 'in_review');
  readsNeutrally(second.view, first.id);
  const decision = await decisionOf(kit, second.id);
  assert.deepEqual(codesOf(decision), ['duplicate.face.known']);
  const measured = decision.checks.find(({ check }) => check === 'duplicate/face');
  assert.ok(Math.abs((measured?.value as number) - 2 * Math.sin(0.14)) < 1e-5, `${measured?.value}`);
  await verify(kit, 'face-3', { face: faceAt(-0.3) }, 'approved');
  await verify(kit, 'face-4', { face: faceAt(0, 'net-2') }, 'approved');
}

async function sameApplicant(kit: Kit): Promise<void> {
  const shown = { identity: identityOf('TM2'), face: faceAt(1) };
  await verify(kit, 'same', shown, 'approved');
  await verify(kit, 'same', shown, 'approved');
  const { id } = await verify(kit, 'other', shown, 'in_review');
  assert.deepEqual(codesOf(await decisionOf(kit, id)), ['duplicate.identity.known', 'duplicate.face.known']);
  await verify(kit, 'same', shown, 'approved');
  await resolve(kit, id, 'approve');
  await verify(kit, 'other', shown, 'approved');
  await verify(kit, 'third', shown, 'in_review');
}

async function endedSessions(kit: Kit): Promise<void> {
  const shown = { identity: identityOf('TM3'), face: faceAt(2) };
  await verify(kit, 'ended-1', shown, 'approved');
  const second = await verify(
    kit,
    'ended-2',
    { identity: identityOf('TM3'), face: faceAt(2.25) },
    'in_review',
  );
  const third = await verify(kit, 'ended-3', { face: faceAt(2.5) }, 'in_review');
  assert.ok((await reviewOf(kit, third.id)).reasons[0]?.title.includes(second.id));
  await resolve(kit, second.id, 'decline');
  await integrator(kit, 'POST', `/v1/verification_sessions/${third.id}/cancel`, {});
  await verify(kit, 'ended-4', { face: faceAt(2.5) }, 'approved');
}

async function atTheSameTime(kit: Kit): Promise<void> {
  const pages: HostedPage[] = [];
  for (const who of ['together-1', 'together-2']) {
    const { created, page } = await begin(kit, 'L2', who);
    await page.open(created.url);
    pages.push(page);
  }
  kit.inference.checks = [passedCheck('document/focus'), passedCheck('liveness/challenge')];
  Object.assign(kit.inference, { identity: identityOf('TM5'), face: faceAt(4) });
  await Promise.all(pages.map(handIn));
  const statuses = await Promise.all(pages.map(decidedStatus));
  assert.ok(statuses.includes('in_review'), statuses.join());
}

async function toBeRepeated(kit: Kit): Promise<void> {
  const shown = { identity: identityOf('TM4') };
  await verify(kit, 'redo-1', shown, 'approved');
  const { created, page } = await begin(kit, 'L2', 'redo-2');
  await page.open(created.url);
  const focus = { ...passedCheck('document/focus'), result: 'failed' as const };
  kit.inference.checks = [focus, passedCheck('liveness/challenge')];
  Object.assign(kit.inference, shown, { identity: identityOf('TM4'), face: faceAt(5) });
  await handIn(page);
  const { reasons } = await page.until('resubmission_required');
  assert.deepEqual(reasons, []);
  await verify(kit, 'redo-3', { face: faceAt(5) }, 'approved');
}

async function nothingTold(kit: Kit): Promise<void> {
  const { body } = await integrator<List<VidimusEvent>>(kit, 'GET', '/v1/events?limit=100');
  const reviews = await integrator<List<Review>>(kit, 'GET', '/v1/reviews');
  const text = JSON.stringify([body, reviews.body, await decisionOf(kit, reviews.body.data[0]!.session_id)]);
  assert.match(text, /duplicate\.identity\.known/);
  assert.doesNotMatch(text, /TM[0-9-]|"identity"|embedding|[0-9a-f]{64}(?<!0{64})/);
}

/** What people and reviewers see of duplicates; the same on every database. */
export function journeys(open: () => Promise<Kit>): void {
  let kit: Kit;
  before(async () => {
    kit = await open();
  });
  after(() => kit.close());

  test('a document that another applicant presented goes to review, in neutral words', () =>
    knownDocument(kit));
  test('the face of another applicant goes to review, a stranger’s does not', () => knownFace(kit));
  test('the same applicant again is no duplicate, also after another was one, nor is one whom a reviewer let pass', () =>
    sameApplicant(kit));
  test('what was declined or canceled is not looked for, and one still in review is', () =>
    endedSessions(kit));
  test('of two people who hand in the same at the same time, at least one is told of', () =>
    atTheSameTime(kit));
  test('a submission that must be repeated learns nothing, and leaves nothing to be found', () =>
    toBeRepeated(kit));
  test('neither events nor answers carry a number, a hash or a face', () => nothingTold(kit));
}
