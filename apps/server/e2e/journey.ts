import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CapabilityAnswer, Decision, List, WebhookEndpoint } from '@vidimus/contracts';
import { Webhook } from 'standardwebhooks';
import { begin, failedCheck, greyJpeg, handIn, integrator, type Kit, passedCheck, typed } from './kit.ts';

interface Heard {
  type: string;
  verified: boolean;
}

/** An endpoint that checks every signature as an integrator would. */
async function listen(secretOf: () => string): Promise<{ server: Server; url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      let verified = true;
      try {
        new Webhook(secretOf()).verify(body, request.headers as Record<string, string>);
      } catch {
        verified = false;
      }
      heard.push({ type: (JSON.parse(body) as { type: string }).type, verified });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard };
}

const allowed = async (kit: Kit, external_id: string, capability: string, amount: number) =>
  (
    await integrator<CapabilityAnswer>(kit, 'POST', '/v1/capabilities/check', {
      external_id,
      capability,
      amount,
      currency: 'USD',
    })
  ).body.allowed;

async function levelOne(kit: Kit): Promise<void> {
  const { created, page } = await begin(kit, 'L1', 'person-1');
  assert.equal(await allowed(kit, 'person-1', 'deposit', 1), false, 'nothing before L1');
  assert.equal((await page.open(created.url)).status, 200);
  assert.equal((await page.call('PUT', '/data', typed)).status, 200);
  assert.equal((await page.call('POST', '/submit', {})).status, 200);
  await page.until('approved');
  assert.equal(await allowed(kit, 'person-1', 'deposit', 100), true);
  assert.equal(await allowed(kit, 'person-1', 'withdraw', 100), false, 'withdrawal needs L2');
}

/** A blurred photo is redone alone; the rest stays. */
async function levelTwo(kit: Kit): Promise<void> {
  const { created, page } = await begin(kit, 'L2', 'person-1');
  await page.open(created.url);
  kit.inference.checks = [failedCheck('document/focus', 'document.focus.blurry')];
  await handIn(page);
  const failed = await page.until('resubmission_required');
  assert.deepEqual(
    failed.steps.map(({ step, state }) => `${step} ${state}`),
    ['data done', 'document redo', 'liveness done'],
  );
  assert.equal(failed.reasons[0]?.code, 'document.focus.blurry');
  assert.equal(failed.attempts.used, 1);
  assert.equal(await allowed(kit, 'person-1', 'deposit', 100), true, 'a failed L2 does not take L1 away');

  kit.inference.checks = [passedCheck('document/focus'), passedCheck('liveness/challenge')];
  assert.equal((await page.photo(await greyJpeg(80, 60))).status, 200);
  await page.call('POST', '/submit', {});
  await page.until('approved');
  const decisions = await integrator<List<Decision>>(
    kit,
    'GET',
    `/v1/verification_sessions/${created.session.id}/decisions`,
  );
  assert.deepEqual(
    decisions.body.data.map(({ outcome }) => outcome),
    ['resubmission_required', 'approved'],
  );
  assert.equal(await allowed(kit, 'person-1', 'withdraw', 100), true);
  assert.equal(await allowed(kit, 'person-1', 'withdraw', 1e9), false, 'above the level’s limit');
}

/** From an applicant to an approval, with webhooks; the same on every database. */
export async function journey(kit: Kit): Promise<void> {
  let secret = '';
  const { server, url, heard } = await listen(() => secret);
  try {
    const endpoint = await integrator<WebhookEndpoint & { secret: string }>(
      kit,
      'POST',
      '/v1/webhook_endpoints',
      { url },
    );
    assert.equal(endpoint.status, 201);
    secret = endpoint.body.secret;
    await levelOne(kit);
    await levelTwo(kit);
    const wanted = ['applicant.level_changed', 'applicant.level_changed'];
    for (let tries = 0; tries < 100 && levels(heard).length < wanted.length; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(levels(heard), wanted);
    assert.ok(
      heard.every(({ verified }) => verified),
      'every webhook is signed',
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const levels = (heard: readonly Heard[]) =>
  heard.map(({ type }) => type).filter((type) => type === 'applicant.level_changed');
