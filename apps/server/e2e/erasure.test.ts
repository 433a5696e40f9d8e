import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type {
  Applicant,
  AuditEntry,
  CapabilityAnswer,
  CreatedSession,
  HostedSession,
  List,
  Notice,
  Problem,
  VidimusEvent,
} from '@vidimus/contracts';
import { defaultPolicy } from '@vidimus/domain';
import pg from 'pg';
import { faceAt, identityOf } from './duplicate-journeys.ts';
import {
  begin,
  greyJpeg,
  HostedPage,
  handIn,
  integrator,
  type Kit,
  passedCheck,
  typed,
  waitUntil,
} from './kit.ts';
import { onBoth } from './on-both.ts';

const problem = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];
const erase = (kit: Kit, id: string) => integrator(kit, 'DELETE', `/v1/applicants/${id}`);

/** Somebody who is approved with a document and a face. */
async function verified(kit: Kit, externalId: string, number: string, angle: number) {
  const { created, page } = await begin(kit, 'L2', externalId);
  await page.open(created.url);
  kit.inference.checks = [passedCheck('document/focus'), passedCheck('liveness/challenge')];
  Object.assign(kit.inference, { identity: identityOf(number), face: faceAt(angle) });
  await handIn(page);
  return { created, page, id: created.session.applicant_id };
}

const countOf = async (url: string, sql: string, values: unknown[]): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(`select count(*)::int as n from ${sql}`, values);
  await client.end();
  return rows[0].n;
};

function erased(kit: () => Kit): void {
  test('pictures, data, links and known faces go; an audit entry without a name stays', async () => {
    const { created, page, id } = await verified(kit(), 'mara@example.com', 'GONE12345', 0);
    await page.until('approved');
    const session = created.session.id;
    assert.ok(globSync(`objects/${session}/*`, { cwd: kit().dataDir }).length > 0);
    assert.equal((await erase(kit(), id)).status, 204);

    assert.deepEqual(globSync(`objects/${session}/*`, { cwd: kit().dataDir }), []);
    assert.deepEqual(problem(await integrator(kit(), 'GET', `/v1/applicants/${id}`)), [
      410,
      'applicant.erased',
    ]);
    const path = `/v1/verification_sessions/${session}`;
    for (const gone of [path, `${path}/decisions`])
      assert.deepEqual(problem(await integrator(kit(), 'GET', gone)), [410, 'applicant.erased']);
    assert.deepEqual(problem(await page.call('GET', '/session')), [401, 'session.unknown']);
    const again = { applicant_id: id, level: 'L1' };
    const begun = await integrator(kit(), 'POST', '/v1/verification_sessions', again);
    assert.deepEqual(problem(begun), [410, 'applicant.erased']);

    const audit = await integrator<List<AuditEntry>>(kit(), 'GET', `/v1/audit_entries?applicant_id=${id}`);
    assert.deepEqual(
      audit.body.data.map(({ action, applicant_id }) => [action, applicant_id]),
      [['applicant.erased', id]],
    );
    const events = await integrator<List<VidimusEvent>>(kit(), 'GET', '/v1/events?limit=100');
    const own = events.body.data.filter(({ applicant_id }) => applicant_id === id);
    assert.equal(own.at(-1)?.type, 'applicant.deleted');
    assert.ok(own.every(({ external_id }) => external_id === null));
    assert.equal(JSON.stringify([audit.body, events.body]).includes('mara@'), false);
  });

  test('what they showed is found no more: the same document and face are new to somebody else', async () => {
    const first = await verified(kit(), 'twin-1', 'TWIN12345', 1);
    await first.page.until('approved');
    const second = await verified(kit(), 'twin-2', 'TWIN12345', 1);
    await second.page.until('in_review');
    assert.equal((await erase(kit(), first.id)).status, 204);
    assert.equal((await erase(kit(), second.id)).status, 204);
    const third = await verified(kit(), 'twin-3', 'TWIN12345', 1);
    await third.page.until('approved');
    const { body } = await integrator<{ data: unknown[] }>(kit(), 'GET', '/v1/reviews');
    assert.deepEqual(body.data, [], 'the case of an erased person is gone, and the list is still read');
  });
}

function apart(kit: () => Kit): void {
  test('erasing twice does no harm, somebody unknown is named, and nobody else is touched', async () => {
    const other = await verified(kit(), 'bystander', 'STAY12345', 2);
    await other.page.until('approved');
    const { id } = await verified(kit(), 'twice', 'TWICE1234', 3);
    const [one, two] = await Promise.all([erase(kit(), id), erase(kit(), id)]);
    assert.deepEqual([one.status, two.status, (await erase(kit(), id)).status], [204, 204, 204]);
    const audit = await integrator<List<AuditEntry>>(kit(), 'GET', `/v1/audit_entries?applicant_id=${id}`);
    assert.equal(audit.body.data.length, 1);
    assert.deepEqual(problem(await erase(kit(), 'ap_nobody')), [404, 'applicant.not_found']);
    assert.equal((await other.page.call('GET', '/session')).body.status, 'approved');
    assert.equal((await other.page.call<string>('GET', '/evidence/document_front')).status, 200);
  });

  test('the level is gone, and the same external id is somebody new', async () => {
    const may = async () => {
      const question = { external_id: 'again', capability: 'withdraw', amount: 1, currency: 'USD' };
      return (await integrator<CapabilityAnswer>(kit(), 'POST', '/v1/capabilities/check', question)).body;
    };
    const { page, id } = await verified(kit(), 'again', 'AGAIN1234', 4);
    await page.until('approved');
    assert.equal((await may()).allowed, true);
    await erase(kit(), id);
    assert.equal((await may()).because, 'applicant_unknown');
    const fresh = await integrator<Applicant>(kit(), 'POST', '/v1/applicants', { external_id: 'again' });
    assert.deepEqual([fresh.status, fresh.body.level], [201, null]);
    assert.notEqual(fresh.body.id, id);
  });

  test('somebody who is erased while the checks run stays erased, and the server goes on', async () => {
    const { verify } = kit().inference;
    let goOn = (): void => {};
    let reached = false;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    kit().inference.verify = async (submission) => {
      if (submission.clip !== null) {
        reached = true;
        await held;
      }
      return verify.call(kit().inference, submission);
    };
    const { id, created } = await verified(kit(), 'midway', 'MIDWAY123', 5);
    await waitUntil(() => reached, 'the checks began');
    assert.equal((await erase(kit(), id)).status, 204);
    goOn();
    kit().inference.verify = verify;
    const next = await verified(kit(), 'afterwards', 'AFTER1234', 6);
    await next.page.until('approved');
    const gone = await integrator(kit(), 'GET', `/v1/verification_sessions/${created.session.id}`);
    assert.deepEqual(problem(gone), [410, 'applicant.erased']);
    assert.deepEqual(globSync(`objects/${created.session.id}/*`, { cwd: kit().dataDir }), []);
  });
}

function unreadable(kit: () => Kit, databaseUrl: () => string | null): void {
  test('no file and no row keeps what was typed', async () => {
    const { created, page } = await begin(kit(), 'L2', 'ZWIEBELTURM@example.com');
    await page.open(created.url);
    await page.call('PUT', '/data', { ...typed, family_name: 'ZWIEBELTURM' });
    await page.photo(await greyJpeg());
    const id = created.session.applicant_id;
    assert.equal((await erase(kit(), id)).status, 204);
    const url = databaseUrl();
    if (url !== null) {
      assert.equal(await countOf(url, 'applicants where id = $1 and wrapped_key is null', [id]), 1);
      const sealed = 'sessions where applicant_id = $1 and (state_sealed <> $2 or return_url is not null)';
      assert.equal(await countOf(url, sealed, [id, '']), 0);
      const named = "applicants where external_id like '%ZWIEBELTURM%'";
      assert.equal(await countOf(url, named, []), 0);
    }
    const files = globSync('objects/**/*', { cwd: kit().dataDir, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile()))
      assert.equal(readFileSync(join(file.parentPath, file.name)).includes('ZWIEBELTURM'), false);
  });
}

onBoth('the erasure of a person', (kit, databaseUrl) => {
  erased(kit);
  apart(kit);
  unreadable(kit, databaseUrl);
});

onBoth(
  'the days that the notice promises',
  (kit) => {
    test('pictures and data go when they are over, the level stays', async () => {
      const { created, page, id } = await verified(kit(), 'kept-1', 'KEPT12345', 7);
      await page.until('approved');
      const session = created.session.id;
      const stored = () => globSync(`objects/${session}/*`, { cwd: kit().dataDir }).length;
      const days = defaultPolicy.session.ttl_minutes + 60 * 24 * 30;
      kit().passMinutes(days - 10);
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.ok(stored() > 0, 'not before');
      kit().passMinutes(20);
      await waitUntil(() => stored() === 0, 'the pictures went', 60);
      const view = (await page.call('GET', '/session')).body;
      assert.deepEqual([view.status, view.data, view.review], ['redacted', null, null]);
      const applicant = await integrator<Applicant>(kit(), 'GET', `/v1/applicants/${id}`);
      assert.equal(applicant.body.level, 'L2');
    });
  },
  {
    sweepEveryMs: 100,
    policy: { ...defaultPolicy, notice: { operator: null, contact: null, kept_days: 30 } },
  },
);

onBoth(
  'consent',
  (kit) => {
    test('nothing is taken before the person agrees; then it is recorded with version, time and language', async () => {
      const { created, page } = await begin(kit(), 'L2', 'consent-1');
      const opened = await page.openOnly(created.url);
      assert.deepEqual(
        opened.body.consents.map(({ kind, agreed_at }) => [kind, agreed_at]),
        [
          ['processing', null],
          ['review', null],
        ],
      );
      const refused = [409, 'consent.required'];
      assert.deepEqual(problem(await page.call('PUT', '/data', typed)), refused);
      assert.deepEqual(problem(await page.photo(await greyJpeg())), refused);
      assert.deepEqual(problem(await page.call('POST', '/liveness', {})), refused);
      assert.deepEqual(problem(await page.call('PUT', '/liveness_route', { route: 'reviewer' })), refused);
      const announced = { subject: 'document_front', bytes: 1, sha256: '0'.repeat(64) };
      assert.deepEqual(problem(await page.call('POST', '/uploads', announced)), refused);
      const part = ['PUT', '/uploads/up_1?offset=0', Buffer.from('a'), 'application/octet-stream'] as const;
      assert.deepEqual(problem(await page.call(...part)), refused);
      assert.deepEqual(problem(await page.call('POST', '/uploads/up_1/complete', {})), refused);
      assert.deepEqual(problem(await page.call('POST', '/submit', {})), refused);
      await page.call('PUT', '/language', { language: 'zh-CN' });
      const { body: shown } = await page.call<List<Notice>>('GET', '/notices');
      const [notice] = shown.data;
      assert.match(JSON.stringify(notice), /Sample Exchange.*30 天.*privacy@exchange\.example/s);
      const outdated = await page.call('POST', '/consents', { kind: 'processing', version: '2020-01-01-1' });
      assert.deepEqual(problem(outdated), [409, 'consent.outdated']);
      const { version } = notice!;
      assert.equal((await page.call('POST', '/consents', { kind: 'processing', version })).status, 200);
      assert.equal((await page.call('PUT', '/data', typed)).status, 200);

      const path = `/v1/applicants/${created.session.applicant_id}/consents`;
      const { body } = await integrator<{ data: Record<string, string>[] }>(kit(), 'GET', path);
      assert.equal(body.data.length, 1);
      const { agreed_at, ...recorded } = body.data[0]!;
      assert.deepEqual(recorded, { kind: 'processing', version, language: 'zh-CN' });
      assert.ok(Math.abs(Date.parse(agreed_at!) - Date.now()) < 60_000);
    });

    test('the words of a version are kept, and a person is not asked twice for the same ones', async () => {
      const { created, page } = await begin(kit(), 'L1', 'consent-2');
      const agreed = (await page.open(created.url)).body as HostedSession;
      const { version } = agreed.consents[0]!;
      const kept = await integrator<List<Notice>>(kit(), 'GET', `/v1/notices?version=${version}&language=en`);
      assert.match(JSON.stringify(kept.body), /Sample Exchange processes my details/);
      await integrator(kit(), 'POST', `/v1/verification_sessions/${created.session.id}/cancel`, {});
      const body = { applicant_id: created.session.applicant_id, level: 'L1' };
      const next = await integrator<CreatedSession>(kit(), 'POST', '/v1/verification_sessions', body);
      const reopened = await new HostedPage(kit()).openOnly(next.body.url);
      assert.ok(reopened.body.consents[0]?.agreed_at);
      const unknown = await integrator(kit(), 'GET', '/v1/notices?version=2020-01-01-nothing');
      assert.deepEqual(problem(unknown), [404, 'notice.not_found']);
    });
  },
  {
    policy: {
      ...defaultPolicy,
      notice: { operator: 'Sample Exchange', contact: 'privacy@exchange.example', kept_days: 30 },
    },
  },
);
