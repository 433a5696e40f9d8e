import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision, List, Review } from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import pg from 'pg';
import { codesOf, decisionOf, identityOf } from './duplicate-journeys.ts';
import {
  begin,
  failedCheck,
  type HostedPage,
  handIn,
  integrator,
  type Kit,
  passedCheck,
  typed,
} from './kit.ts';
import { onBoth } from './on-both.ts';

const hourMs = 3_600_000;
let aheadMs = 0;
const policy = {
  ...defaultPolicy,
  duplicates: { documents: false, faces: false },
  retry: {
    ...defaultPolicy.retry,
    cooldown_minutes: [0, 0, 0, 0, 60],
    others: { document: 3, device: 4 },
  },
};
const options = { policy, now: () => new Date(Date.now() + aheadMs), sweepEveryMs: 200 };

const passes = [passedCheck('document/focus'), passedCheck('liveness/challenge')];
const fails = [failedCheck('face/match', 'face.match.different')];

interface Trier {
  readonly id: string;
  readonly applicant: string;
  readonly page: HostedPage;
}

/** Somebody new, in a browser of their own or in that of somebody before. */
async function come(kit: Kit, who: string, browser?: HostedPage, level: 'L1' | 'L2' = 'L2'): Promise<Trier> {
  const { created, page } = await begin(kit, level, who);
  const mark = browser?.cookies.get('vidimus_device');
  if (mark !== undefined) page.cookies.set('vidimus_device', mark);
  await page.open(created.url);
  return { id: created.session.id, applicant: created.session.applicant_id, page };
}

async function tryOnce(kit: Kit, { page }: Trier, number: string | null, fine: boolean): Promise<void> {
  kit.inference.checks = fine ? passes : fails;
  kit.inference.identity = number === null ? null : identityOf(number);
  await handIn(page);
}

async function fail(kit: Kit, who: string, number: string | null, times: number, browser?: HostedPage) {
  const trier = await come(kit, who, browser);
  for (let at = 0; at < times; at += 1) {
    await tryOnce(kit, trier, number, false);
    await trier.page.until('resubmission_required');
  }
  return trier;
}

async function pass(kit: Kit, who: string, number: string | null, status: string, browser?: HostedPage) {
  const trier = await come(kit, who, browser);
  await tryOnce(kit, trier, number, true);
  const view = await trier.page.until(status);
  return { ...trier, view };
}

const measured = (decision: Decision, check: string) =>
  decision.checks.find((each) => each.check === check) ?? null;

/** What no longer counts is deleted. Looked at where a second connection can: in PostgreSQL. */
async function nothingKept(url: string | null): Promise<void> {
  if (url === null) return;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let looks = 0; looks < 50; looks += 1) {
      const { rows } = await client.query('select count(*)::int as n from failed_tries');
      if (rows[0].n === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail('failed tries are kept that no longer count');
  } finally {
    await client.end();
  }
}

onBoth(
  'failed tries of other applicants',
  (kit, databaseUrl) => {
    test('with the same document they lead to a person, who reads whose they were; the applicant learns nothing', async () => {
      const one = await fail(kit(), 'document-1', 'TRY1', 2);
      const before = await pass(kit(), 'document-2', 'TRY1', 'approved');
      assert.equal(measured(await decisionOf(kit(), before.id), 'retry/document')?.value, 2);
      const two = await fail(kit(), 'document-3', 'TRY1', 1);
      const { id, view } = await pass(kit(), 'document-4', 'TRY1', 'in_review');
      const decision = await decisionOf(kit(), id);
      assert.deepEqual(codesOf(decision), ['retry.document.exceeded']);
      assert.deepEqual(
        [3, 3],
        [measured(decision, 'retry/document')?.value, measured(decision, 'retry/document')?.threshold],
      );
      const { body } = await integrator<List<Review>>(kit(), 'GET', '/v1/reviews?language=en');
      const title = body.data.find(({ session_id }) => session_id === id)?.reasons[0]?.title ?? '';
      assert.ok(title.includes(`${two.id}, ${one.id}`), title);
      assert.deepEqual([view.reasons.length, view.reasons[0]?.code, view.reasons[0]?.params], [1, null, {}]);
      assert.doesNotMatch(
        JSON.stringify(view),
        new RegExp(`${one.id}|${two.id}|retry\\.document|applicants`),
      );
      await pass(kit(), 'document-5', 'TRY2', 'approved');
    });

    test('the own ones do not count, nor do typed numbers', async () => {
      const own = await fail(kit(), 'own-1', 'TRY3', 4);
      await tryOnce(kit(), own, 'TRY3', true);
      await own.page.until('approved');
      await fail(kit(), 'own-2', null, 4);
      await pass(kit(), 'own-3', typed.document.number, 'approved');
    });

    test('a person who only lacks a good picture is told so, and goes on', async () => {
      await fail(kit(), 'lacks-1', 'TRY4', 3);
      const { id, page } = await fail(kit(), 'lacks-2', 'TRY4', 1);
      const decision = await decisionOf(kit(), id);
      assert.deepEqual(codesOf(decision), ['face.match.different']);
      assert.equal(measured(decision, 'retry/document'), null);
      assert.equal(
        (await page.call('GET', '/session')).body.attempts.remaining,
        policy.retry.max_attempts - 1,
      );
    });

    test('from the same browser they count as well, with whatever document', async () => {
      const first = await fail(kit(), 'device-1', 'TRY5', 2);
      const second = await fail(kit(), 'device-2', 'TRY6', 2, first.page);
      await pass(kit(), 'device-3', 'TRY7', 'approved');
      const third = await pass(kit(), 'device-4', 'TRY8', 'in_review', second.page);
      assert.deepEqual(codesOf(await decisionOf(kit(), third.id)), ['retry.device.exceeded']);
      const kept = [...third.page.cookies.keys()].sort();
      assert.deepEqual(kept, ['vidimus_device', 'vidimus_session']);
    });

    test('they count for their own level alone', async () => {
      const { page } = await fail(kit(), 'level-1', 'TRY9', 4);
      const other = await come(kit(), 'level-2', page, 'L1');
      kit().inference.checks = [];
      await other.page.call('PUT', '/data', typed);
      await other.page.call('POST', '/submit', {});
      await other.page.until('approved');
      assert.equal(measured(await decisionOf(kit(), other.id), 'retry/device')?.value, 0);
      await pass(kit(), 'level-3', 'TRY10', 'in_review', page);
    });

    test('they go with the applicant who is erased, and once the longest wait is over', async () => {
      const erased = await fail(kit(), 'over-1', 'TRY11', 3);
      assert.equal((await integrator(kit(), 'DELETE', `/v1/applicants/${erased.applicant}`)).status, 204);
      await pass(kit(), 'over-2', 'TRY11', 'approved');
      await fail(kit(), 'over-3', 'TRY12', 3);
      await pass(kit(), 'over-4', 'TRY12', 'in_review');
      aheadMs = hourMs;
      await pass(kit(), 'over-5', 'TRY12', 'approved');
      await nothingKept(databaseUrl());
      aheadMs = 0;
    });
  },
  options,
);

onBoth(
  'a policy that counts nobody else’s tries',
  (kit) => {
    test('looks for none, and leaves no mark in the browser', async () => {
      const { page } = await fail(kit(), 'none-1', 'TRY1', 4);
      assert.deepEqual([...page.cookies.keys()], ['vidimus_session']);
      const { id } = await pass(kit(), 'none-2', 'TRY1', 'approved', page);
      const { checks } = await decisionOf(kit(), id);
      assert.deepEqual(
        checks.filter(({ check }) => check.startsWith('retry/')),
        [],
      );
    });
  },
  { policy: { ...policy, retry: { ...policy.retry, others: { document: null, device: null } } } },
);
