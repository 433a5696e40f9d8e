import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { VidimusError } from '@vidimus/contracts';
import { startServer } from '../src/start.ts';
import { lockFolder } from '../src/storage/lock.ts';
import { begin, freePort, greyClip, passedCheck, type Target, ToldInference, typed } from './kit.ts';

// The product's own process, with the real models: nothing is told to it from inside.
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const passport = new URL('../../../fixtures/documents/azure-passport.png', import.meta.url);

const dataDir = mkdtempSync(join(tmpdir(), 'vidimus-process-'));
const started: ChildProcess[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
after(() => rmSync(dataDir, { recursive: true }));

function spawnMain(settings: Record<string, string>): { child: ChildProcess; said: () => string } {
  const env = { PATH: process.env.PATH, VIDIMUS_DATA_DIR: dataDir, VIDIMUS_LOG_LEVEL: 'warn', ...settings };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return { child, said: () => text };
}

/** Starts the process and waits until it answers. */
async function running(): Promise<{ child: ChildProcess; target: Target }> {
  const port = await freePort();
  const { child, said } = spawnMain({ VIDIMUS_PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    assert.equal(child.exitCode, null, said());
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.status === 200) {
      return {
        child,
        target: { server: { url, apiKey: readFileSync(join(dataDir, 'api-key'), 'utf8').trim() } },
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the process never answered: ${said()}`);
}

async function endOf(child: ChildProcess): Promise<unknown[]> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return [child.exitCode, child.signalCode];
}

test('a faceless clip is named, a second process is refused, and a killed one loses nothing', async () => {
  const { child, target } = await running();
  const { created, page } = await begin(target, 'L2', 'person-1');
  await page.open(created.url);
  await page.call('PUT', '/data', typed);
  const handInAll = async () => {
    assert.equal((await page.photo(readFileSync(passport), 'image/png')).status, 200);
    const challenge = await page.challenge();
    assert.equal((await page.clip(challenge, await greyClip(challenge.nonce))).status, 200);
    assert.equal((await page.call('POST', '/submit', {})).body.status, 'processing');
  };
  await handInAll();
  const { reasons } = await page.until('resubmission_required', 60);
  const faceless = reasons.find(({ code }) => code === 'face.presence.not_found');
  assert.equal(faceless?.step, 'liveness', JSON.stringify(reasons));

  const inference = new ToldInference();
  inference.checks = [passedCheck('document/focus'), passedCheck('liveness/challenge')];
  const second = () => startServer({ dataDir, port: 0, logLevel: 'silent', inference });
  await assert.rejects(second(), (error) => {
    assert.ok(error instanceof VidimusError && error.code === 'data_folder.in_use');
    return error.message.includes(dataDir);
  });

  await handInAll();
  // Long enough for the job to be taken: one that still waits in the queue would come back by itself.
  await new Promise((resolve) => setTimeout(resolve, 900));
  child.kill('SIGKILL');
  assert.deepEqual(await endOf(child), [null, 'SIGKILL']);
  const server = await second();
  try {
    target.server = server;
    const after = await page.until('approved', 20);
    assert.equal(after.data?.family_name, typed.family_name);
    assert.equal(inference.submissions.length, 1);
    assert.ok(inference.submissions[0]?.front?.length, 'the stored picture is handed to the checks');
  } finally {
    await server.close();
  }
});

test('a wrong setting ends the start, and is named', async () => {
  const misspelt = spawnMain({ VIDIMUS_PROT: '7400' });
  assert.deepEqual(await endOf(misspelt.child), [1, null]);
  assert.match(misspelt.said(), /^settings\.unknown: VIDIMUS_PROT is not a setting/);
  const short = spawnMain({ VIDIMUS_DUPLICATE_KEYS: Buffer.alloc(16).toString('base64') });
  assert.deepEqual(await endOf(short.child), [1, null]);
  assert.match(short.said(), /^settings\.invalid: key 1 of VIDIMUS_DUPLICATE_KEYS is not at least 32 bytes/);
});

test('a port that is taken ends the start, and is named', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as AddressInfo;
  try {
    const { child, said } = spawnMain({ VIDIMUS_PORT: String(port) });
    assert.deepEqual(await endOf(child), [1, null]);
    assert.match(
      said(),
      new RegExp(`^address\\.unavailable: cannot listen on 127\\.0\\.0\\.1, port ${port}`),
    );
  } finally {
    await new Promise((resolve) => holder.close(resolve));
  }
});

test('the process stops when it is asked to, and the folder is free again', async () => {
  const { child } = await running();
  child.kill('SIGTERM');
  assert.deepEqual(await endOf(child), [0, null]);
  lockFolder(dataDir).release();
});
