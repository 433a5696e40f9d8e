import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import type {
  Consent,
  HostedSession,
  List,
  Problem,
  Review,
  ReviewCase,
  VidimusEvent,
} from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import {
  begin,
  failedCheck,
  greyJpeg,
  type HostedPage,
  handIn,
  integrator,
  type Kit,
  passedCheck,
} from './kit.ts';
import { onBoth } from './on-both.ts';

const hourMs = 3_600_000;
const problem = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];
const policy = {
  ...defaultPolicy,
  retry: { ...defaultPolicy.retry, max_attempts: 2, cooldown_minutes: [0] },
};

async function caseOf(kit: Kit, session: string): Promise<ReviewCase> {
  const { body } = await integrator<List<Review>>(kit, 'GET', '/v1/reviews');
  const found = body.data.find(({ session_id }) => session_id === session);
  return (await integrator<ReviewCase>(kit, 'GET', `/v1/reviews/${found?.id}`)).body;
}

/** Somebody whose two tries failed, each with a picture of its own, and who asks for a human. */
async function asks(kit: Kit, externalId: string, language: 'en' | 'zh-CN' = 'en') {
  const { created, page } = await begin(kit, 'L2', externalId);
  await page.open(created.url);
  await page.call('PUT', '/language', { language });
  kit.inference.checks = [failedCheck('document/focus', 'document.focus.blurry')];
  await handIn(page);
  await page.until('resubmission_required');
  const second = await greyJpeg(120, 90);
  assert.equal((await page.photo(second)).status, 200);
  assert.equal((await page.call('POST', '/submit', {})).status, 200);
  let view: HostedSession;
  do view = (await page.call('GET', '/session')).body;
  while (view.status === 'processing');
  assert.equal(view.may_request_review, true);
  const asked = await page.requestReview('The print is worn.');
  assert.equal(asked.status, 200);
  return { session: created.session.id, page, second, view: asked.body };
}

const tail = (view: HostedSession) => view.review?.messages.at(-1);

function attached(kit: () => Kit): void {
  test('the pictures of every failed try are attached by themselves, and none is lost by a retake', async () => {
    const { session, second } = await asks(kit(), 'tries-1');
    const shown = await caseOf(kit(), session);
    assert.deepEqual(
      shown.tries.map(({ outcome, evidence }) => [outcome, evidence.map(({ subject }) => subject)]),
      [
        ['resubmission_required', ['document_front', 'liveness']],
        ['resubmission_required', ['document_front', 'liveness']],
      ],
    );
    const read = async (url: string) => {
      const answer = await fetch(kit().server.url + url, {
        headers: { authorization: `Bearer ${kit().server.apiKey}` },
      });
      assert.equal(answer.status, 200);
      return Buffer.from(await answer.arrayBuffer());
    };
    const fronts = shown.tries.map(({ evidence }) => evidence[0]!.url);
    const [first, last] = [await read(fronts[0]!), await read(fronts[1]!)];
    assert.deepEqual(last, second);
    assert.notDeepEqual(first, last, 'the first try keeps its own picture');
    assert.equal(shown.applicant_note, 'The print is worn.');
    assert.equal(shown.data?.family_name, 'TESTMANN');
  });

  test('nobody without the key, and no other case, reads a try', async () => {
    const [one, other] = [await asks(kit(), 'tries-2'), await asks(kit(), 'tries-3')];
    const [mine, theirs] = [await caseOf(kit(), one.session), await caseOf(kit(), other.session)];
    const { url } = mine.tries[0]!.evidence[0]!;
    assert.equal((await fetch(kit().server.url + url)).status, 401);
    const crossed = url.replace(mine.id, theirs.id);
    assert.deepEqual(problem(await integrator(kit(), 'GET', crossed)), [404, 'evidence.missing']);
  });
}

function promised(kit: () => Kit): void {
  test('a request without consent, or with consent to other words, opens nothing', async () => {
    const { created, page } = await begin(kit(), 'L2', 'consent-less');
    await page.open(created.url);
    kit().inference.checks = [failedCheck('document/focus', 'document.focus.blurry')];
    await handIn(page);
    await page.until('resubmission_required');
    await page.photo(await greyJpeg());
    await page.call('POST', '/submit', {});
    await waitForTries(page);
    const without = await page.call('POST', '/review_request', { note: '', consent_version: null });
    assert.deepEqual(problem(without), [409, 'consent.required']);
    const old = await page.call('POST', '/review_request', { note: '', consent_version: '2020-01-01-old' });
    assert.deepEqual(problem(old), [409, 'consent.outdated']);
    assert.equal((await page.call('GET', '/session')).body.review, null);
    assert.equal((await page.requestReview('')).body.status, 'in_review');
    const { body: applicant } = await integrator<{ applicant_id: string }>(
      kit(),
      'GET',
      `/v1/verification_sessions/${created.session.id}`,
    );
    const path = `/v1/applicants/${applicant.applicant_id}/consents`;
    const { body } = await integrator<List<Consent>>(kit(), 'GET', path);
    assert.deepEqual(
      body.data.map(({ kind }) => kind),
      ['processing', 'review'],
    );
  });

  test('the person sees that it is open, and until when it is answered', async () => {
    const { view, session } = await asks(kit(), 'deadline-1');
    assert.deepEqual(
      [view.status, view.review?.status, view.review?.waits_for],
      ['in_review', 'open', 'reviewer'],
    );
    const promised = Date.parse(view.review?.due_at ?? '') - Date.parse(view.review?.opened_at ?? '');
    assert.equal(promised, policy.review!.answer_within_hours * hourMs);
    assert.equal((await caseOf(kit(), session)).due_at, view.review?.due_at);
  });

  test('the cases that are due first are listed first', async () => {
    const late = await asks(kit(), 'order-1');
    kit().passMinutes(5);
    await asks(kit(), 'order-2');
    const { body } = await integrator<List<Review>>(kit(), 'GET', '/v1/reviews');
    const dues = body.data.flatMap(({ due_at }) => (due_at === null ? [] : [due_at]));
    assert.ok(dues.length > 1);
    assert.deepEqual(dues, [...dues].sort());
    assert.ok(body.data.some(({ session_id }) => session_id === late.session));
  });
}

function asked(kit: () => Kit): void {
  test('a question is read in the person’s language and answered with words and a picture', async () => {
    const { session, page } = await asks(kit(), 'asked-1', 'zh-CN');
    const early = await page.call('POST', '/review/reply', { text: '好的' });
    assert.deepEqual(problem(early), [409, 'review.not_asked']);
    const { id } = await caseOf(kit(), session);
    const question = { reviewer: 'r-1', prepared: 'ask.photo_of_document' };
    const asked = await integrator<ReviewCase>(kit(), 'POST', `/v1/reviews/${id}/question`, question);
    assert.deepEqual([asked.status, asked.body.waits_for, asked.body.due_at], [200, 'applicant', null]);
    const twice = await integrator(kit(), 'POST', `/v1/reviews/${id}/question`, question);
    assert.deepEqual(problem(twice), [409, 'review.not_asked']);

    const seen = (await page.call('GET', '/session')).body;
    assert.match(tail(seen)?.text ?? '', /四角都在画面内/);
    const english = (await page.call('PUT', '/language', { language: 'en' })).body;
    assert.match(tail(english)?.text ?? '', /all corners/);
    const picture = await greyJpeg(200, 100);
    const added = await page.call('POST', '/review/pictures', picture, 'image/jpeg');
    assert.deepEqual(
      [added.status, added.body.review?.pictures_added, added.body.review?.pictures_allowed],
      [200, 1, 3],
    );
    const replied = await page.call('POST', '/review/reply', { text: 'Here it is.' });
    assert.deepEqual([replied.status, replied.body.review?.waits_for], [200, 'reviewer']);
    assert.equal(tail(replied.body)?.pictures.length, 1);

    const after = await caseOf(kit(), session);
    const message = after.messages.at(-1);
    assert.deepEqual([message?.from, message?.text, message?.language], ['applicant', 'Here it is.', 'en']);
    assert.ok(after.due_at !== null, 'a new deadline');
    assert.equal((await integrator(kit(), 'GET', message!.pictures[0]!)).status, 200);
    const { body: log } = await integrator<List<VidimusEvent>>(kit(), 'GET', '/v1/events?limit=100');
    const types = log.data.filter(({ data }) => data.session_id === session).map(({ type }) => type);
    assert.deepEqual(types.slice(-2), ['review.asked', 'review.replied']);
  });

  test('a reply takes four pictures, and only pictures', async () => {
    const { session, page } = await asks(kit(), 'asked-2');
    const { id } = await caseOf(kit(), session);
    const before = globSync(`objects/${session}/review-*`, { cwd: kit().dataDir }).length;
    await page.call('POST', '/review/pictures', await greyJpeg(), 'image/jpeg');
    const words = { language: 'en', text: 'Please explain the stain.' };
    await integrator(kit(), 'POST', `/v1/reviews/${id}/question`, { reviewer: 'r-1', words });
    const wrong = await page.call('POST', '/review/pictures', 'no picture', 'image/jpeg');
    assert.equal((wrong.body as unknown as Problem).code.split('.')[0], 'picture');
    for (let sent = 0; sent < 4; sent += 1) {
      const answer = await page.call('POST', '/review/pictures', await greyJpeg(), 'image/jpeg');
      assert.equal(answer.status, 200);
    }
    const fifth = await page.call('POST', '/review/pictures', await greyJpeg(), 'image/jpeg');
    assert.deepEqual(problem(fifth), [409, 'review.pictures_full']);
    const stored = globSync(`objects/${session}/review-*`, { cwd: kit().dataDir });
    assert.equal(stored.length - before, 4, 'what was refused is not stored');
  });
}

function answered(kit: () => Kit): void {
  test('an answer in a language that the person does not read is refused, and changes nothing', async () => {
    const { session, page } = await asks(kit(), 'answer-1', 'zh-CN');
    const { id } = await caseOf(kit(), session);
    const verdict = { verdict: 'decline', note: 'not theirs', reviewer: 'r-1' };
    const say = (more: object) =>
      integrator(kit(), 'POST', `/v1/reviews/${id}/verdict`, { ...verdict, ...more });
    const english = { words: { language: 'en', text: 'Not yours.' } };
    assert.deepEqual(problem(await say(english)), [422, 'review.language_differs']);
    assert.deepEqual(problem(await say({ prepared: 'ask.explain_damage' })), [422, 'review.answer_unfit']);
    assert.equal((await page.call('GET', '/session')).body.status, 'in_review');
    const words = { language: 'zh-CN', text: '请换用护照。' };
    assert.equal((await say({ prepared: 'decline.not_accepted', words })).status, 200);
    const told = (await page.call('GET', '/session')).body;
    assert.equal(told.status, 'declined');
    assert.match(tail(told)?.text ?? '', /不接受该证件[\s\S]*请换用护照/);
    assert.equal(JSON.stringify(told).includes('not theirs'), false, 'the note is for the record');
  });

  test('an approval says so, grants the level, and closes the case', async () => {
    const { session, page } = await asks(kit(), 'answer-2');
    const { id } = await caseOf(kit(), session);
    const verdict = { verdict: 'approve', note: 'readable', reviewer: 'r-1' };
    assert.equal((await integrator(kit(), 'POST', `/v1/reviews/${id}/verdict`, verdict)).status, 200);
    const view = (await page.call('GET', '/session')).body;
    assert.deepEqual(
      [view.status, view.review?.status, view.review?.waits_for],
      ['approved', 'resolved', null],
    );
    assert.match(tail(view)?.text ?? '', /verified you/);
    const late = await integrator(kit(), 'POST', `/v1/reviews/${id}/question`, {
      reviewer: 'r-1',
      prepared: 'ask.explain_damage',
    });
    assert.deepEqual(problem(late), [409, 'review.not_asked']);
  });

  test('a worn document that can be read goes to a human, with a deadline, without being asked for', async () => {
    const { created, page } = await begin(kit(), 'L2', 'worn-1');
    await page.open(created.url);
    const worn = failedCheck('document/condition', 'document.condition.damaged');
    const reasons = worn.reasons.map((reason) => ({ ...reason, params: { field: 'document_number' } }));
    kit().inference.checks = [
      passedCheck('document/text'),
      { ...worn, reasons },
      passedCheck('liveness/challenge'),
    ];
    await handIn(page);
    const view = await page.until('in_review');
    assert.deepEqual([view.review?.requested, view.review?.status], [false, 'open']);
    assert.ok(view.review?.due_at);
    const shown = await caseOf(kit(), created.session.id);
    assert.deepEqual(
      shown.reasons.map(({ code }) => code),
      ['document.condition.damaged'],
    );
    assert.deepEqual(
      shown.tries.map(({ outcome, evidence }) => [outcome, evidence.length]),
      [['in_review', 2]],
    );
  });
}

onBoth(
  'a human review',
  (kit) => {
    attached(kit);
    promised(kit);
    asked(kit);
    answered(kit);
  },
  { policy },
);

async function waitForTries(page: HostedPage): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await page.call('GET', '/session');
    if (body.may_request_review) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the tries were never used up');
}
