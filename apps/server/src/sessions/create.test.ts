import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CreatedSession } from '@vidimus/contracts';
import { type RunningServer, startServer } from '../start.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'vidimus-create-'));
let server: RunningServer;
let applicantId: string;

async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' };
  const answer = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return (await answer.json()) as T;
}
const begin = (level: 'L1' | 'L2') =>
  post<CreatedSession>('/v1/verification_sessions', { applicant_id: applicantId, level });

before(async () => {
  // Nothing is submitted here, so no inference is ever asked.
  const unused = () => Promise.reject(new Error('no inference in this test'));
  const inference = { verify: unused, probePicture: unused, probeClip: unused, evidenceJpeg: unused };
  server = await startServer({
    dataDir,
    port: 0,
    logLevel: 'silent',
    inference: { ...inference, close: async () => {} },
  });
  applicantId = (await post<{ id: string }>('/v1/applicants', { external_id: 'person-1' })).id;
});
after(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true });
});

test('asking again while a session is under way gives the same session a new link', async () => {
  const first = await begin('L2');
  const [second, third] = await Promise.all([begin('L2'), begin('L2')]);
  assert.deepEqual([second.session.id, third.session.id], [first.session.id, first.session.id]);
  assert.equal(new Set([first.url, second.url, third.url]).size, 3);
});

test('another level and a session after the end of one are sessions of their own', async () => {
  const advanced = await begin('L2');
  const basic = await begin('L1');
  assert.notEqual(basic.session.id, advanced.session.id);
  await post(`/v1/verification_sessions/${basic.session.id}/cancel`, {});
  assert.notEqual((await begin('L1')).session.id, basic.session.id);
});
