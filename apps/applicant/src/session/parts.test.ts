import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BeginUpload, HostedSession, Upload } from '@vidimus/contracts';
import { Refused, Unreachable } from './failures.ts';
import { nextPartBytes, type PartCalls, partBytes, uploadInParts } from './parts.ts';

const session = { id: 'vs_1' } as HostedSession;
const refused = (code: string, status: number) =>
  new Refused(status, { type: 'about:blank', title: code, status, code });

/** A server in memory that keeps parts; `onPut` may fail before or after a part was kept. */
function memoryServer(onPut: (count: number) => 'fine' | 'lost before' | 'lost after' = () => 'fine') {
  const kept: Uint8Array[] = [];
  const seen: { begun: BeginUpload[]; puts: number } = { begun: [], puts: 0 };
  const received = () => kept.reduce((sum, part) => sum + part.length, 0);
  const state = (bytes: number): Upload => ({ id: 'up_1', bytes, received: received() });
  const calls: PartCalls = {
    begin: async (what) => {
      seen.begun.push(what);
      return state(what.bytes);
    },
    put: async (_id, offset, part) => {
      const how = onPut(seen.puts++);
      if (how === 'lost before') throw new Unreachable('cut');
      if (offset !== received()) throw refused('upload.offset_wrong', 409);
      kept.push(new Uint8Array(await part.arrayBuffer()));
      if (how === 'lost after') throw refused('upload.offset_wrong', 409);
      return state(0);
    },
    complete: async () => session,
  };
  return { calls, seen, whole: () => Buffer.concat(kept) };
}

const body = new Blob([Buffer.alloc(500_000, 'vidimus')]);
const bytesOf = async () => Buffer.from(await body.arrayBuffer());
const what = { subject: 'document_front' } as const;

test('a body arrives whole, in parts, with its digest announced', async () => {
  const server = memoryServer();
  const shares: number[] = [];
  assert.equal(
    await uploadInParts(
      server.calls,
      what,
      body,
      (share) => shares.push(share),
      () => 0,
    ),
    session,
  );
  assert.deepEqual(server.whole(), await bytesOf());
  assert.ok(server.seen.puts > 2 && server.seen.puts < 8, `${server.seen.puts} parts`);
  assert.match(server.seen.begun[0]?.sha256 ?? '', /^[0-9a-f]{64}$/);
  assert.equal(shares.at(-1), 1);
});

test('a part whose answer was lost is not sent twice', async () => {
  const server = memoryServer((count) => (count === 1 ? 'lost after' : 'fine'));
  await uploadInParts(
    server.calls,
    what,
    body,
    () => undefined,
    () => 0,
  );
  assert.deepEqual(server.whole(), await bytesOf());
  assert.equal(server.seen.begun.length, 2);
});

test('after the network was given up, a second try goes on where the first stopped', async () => {
  const server = memoryServer((count) => (count === 2 ? 'lost before' : 'fine'));
  const first = uploadInParts(
    server.calls,
    what,
    body,
    () => undefined,
    () => 0,
  );
  await assert.rejects(first, Unreachable);
  const [begun] = [server.whole().length];
  assert.ok(begun > 0);
  const shares: number[] = [];
  await uploadInParts(
    server.calls,
    what,
    body,
    (share) => shares.push(share),
    () => 0,
  );
  assert.equal(shares[0], begun / body.size);
  assert.deepEqual(server.whole(), await bytesOf());
});

test('a server that never comes into step is not asked for ever', async () => {
  const server = memoryServer(() => 'lost after');
  const calls = { ...server.calls, put: () => Promise.reject(refused('upload.offset_wrong', 409)) };
  await assert.rejects(
    uploadInParts(calls, what, body, () => undefined),
    Refused,
  );
  assert.equal(server.seen.begun.length, 6);
});

test('parts grow while the network is quick and shrink when it is slow, within bounds', () => {
  assert.equal(nextPartBytes(partBytes.first, 100), partBytes.first * 2);
  assert.equal(nextPartBytes(partBytes.most, 100), partBytes.most);
  assert.equal(nextPartBytes(partBytes.first, 3000), partBytes.first);
  assert.equal(nextPartBytes(partBytes.first, 9000), partBytes.first / 2);
  assert.equal(nextPartBytes(partBytes.least, 9000), partBytes.least);
});
