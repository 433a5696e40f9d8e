import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ReviewCase } from '@vidimus/contracts';
import { begin, failedCheck, handIn, type Kit, openKit, passedCheck } from './kit.ts';

const main = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));
let kit: Kit;
before(async () => {
  kit = await openKit();
});
after(() => kit.close());

/** Runs `vidimus review … --json` against the server. */
async function review(
  args: string[],
  keyFile = join(kit.dataDir, 'api-key'),
): Promise<{ code: number | null; lines: Record<string, unknown>[]; error: { code: string } | null }> {
  const server = ['--server', kit.server.url, '--api-key-file', keyFile, '--json'];
  const child = spawn(process.execPath, [main, 'review', ...args, ...server]);
  const [out, err] = [child.stdout.toArray(), child.stderr.toArray()];
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = Buffer.concat(await out)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  const told = Buffer.concat(await err)
    .toString('utf8')
    .trim();
  return {
    code,
    lines: lines.map((line) => JSON.parse(line)),
    error: told.startsWith('{') ? JSON.parse(told).error : null,
  };
}

test('a reviewer lists a case, looks at its pictures, asks, and approves it', async () => {
  const { created, page } = await begin(kit, 'L2', 'command-1');
  await page.open(created.url);
  await page.call('PUT', '/language', { language: 'zh-CN' });
  const worn = failedCheck('document/condition', 'document.condition.damaged');
  const reasons = worn.reasons.map((reason) => ({ ...reason, params: { field: 'document_number' } }));
  kit.inference.checks = [{ ...worn, reasons }, passedCheck('liveness/challenge')];
  await handIn(page);
  await page.until('in_review');

  const listed = await review(['list', '--language', 'zh-CN']);
  assert.deepEqual([listed.code, listed.lines.length], [0, 1]);
  const { id } = listed.lines[0] as unknown as ReviewCase;
  const folder = join(kit.dataDir, 'case');
  const { lines } = await review(['show', id, '--pictures', folder]);
  const { files } = lines[0] as unknown as { files: string[] };
  assert.deepEqual(
    files.map((file) => file.slice(folder.length + 1)),
    ['try-1-document_front.jpg', 'try-1-liveness.jpg'],
  );
  assert.equal(readFileSync(files[0]!).subarray(0, 2).toString('hex'), 'ffd8');
  assert.equal(statSync(files[0]!).mode & 0o077, 0, 'nobody else on the machine reads them');

  const asked = await review([
    'ask',
    id,
    '--reviewer',
    'r-1',
    '--answer',
    'ask.explain_damage',
    '--words',
    '谢谢。',
  ]);
  assert.equal(asked.code, 0);
  const { review: shown } = (await page.call('GET', '/session')).body;
  assert.match(shown?.messages.at(-1)?.text ?? '', /破损[\s\S]*谢谢/);
  const approved = await review(['approve', id, '--reviewer', 'r-1', '--note', 'readable']);
  assert.deepEqual([approved.code, approved.lines[0]?.status], [0, 'resolved']);
  await page.until('approved');
  const twice = await review(['decline', id, '--reviewer', 'r-1', '--note', 'no']);
  assert.deepEqual([twice.code, twice.error?.code], [1, 'session.final']);
});

test('without the key, or with a wrong one, nothing is shown', async () => {
  const missing = await review(['list'], join(kit.dataDir, 'no-such-file'));
  assert.deepEqual([missing.code, missing.error?.code], [1, 'file.unreadable']);
  const wrong = await review(['list'], join(kit.dataDir, 'master-key'));
  assert.deepEqual([wrong.code, wrong.lines, wrong.error?.code], [1, [], 'key.invalid']);
});
