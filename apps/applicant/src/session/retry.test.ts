import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused, Unreachable } from './failures.ts';
import { pollDelayMs } from './poll.ts';
import { isPassing, retryDelaysMs, retrying } from './retry.ts';

const problem = (status: number, code: string) =>
  new Refused(status, { type: '', title: code, status, code });

/** A call that fails in the given ways before it succeeds, with the waits and notices that it caused. */
async function run(failures: readonly Error[]) {
  const left = [...failures];
  const waits: number[] = [];
  const notices: string[] = [];
  const call = async () => {
    const failure = left.shift();
    if (failure !== undefined) throw failure;
    return 'done';
  };
  const wait = async (ms: number) => void waits.push(ms);
  const value = await retrying(call, (state) => void notices.push(state), retryDelaysMs, wait).catch(
    (error: Error) => error,
  );
  return { value, waits, notices };
}

test('a lost network is tried again with growing waits and announced until it is back', async () => {
  const { value, waits, notices } = await run([new Unreachable('x'), new Unreachable('x')]);
  assert.equal(value, 'done');
  assert.deepEqual(waits, [500, 1000]);
  assert.deepEqual(notices, ['retrying', 'retrying', 'fine']);
});

test('a refusal is final at once', async () => {
  const refusal = problem(422, 'picture.truncated');
  const { value, waits, notices } = await run([refusal]);
  assert.equal(value, refusal);
  assert.deepEqual([waits, notices], [[], []]);
});

test('the last failure is thrown when all waits are used up', async () => {
  const failures = Array.from({ length: retryDelaysMs.length + 1 }, () => new Unreachable('x'));
  const { value, waits, notices } = await run(failures);
  assert.ok(value instanceof Unreachable);
  assert.deepEqual(waits, retryDelaysMs);
  assert.equal(notices.at(-1), 'fine');
});

test('a busy gateway and the rate limit pass, a cooldown does not', () => {
  assert.ok(isPassing(problem(503, 'http.503')));
  assert.ok(isPassing(problem(429, 'request.too_many')));
  assert.ok(!isPassing(problem(429, 'retry.cooldown.active')));
  assert.ok(!isPassing(new Error('a fault of ours')));
});

test('a session under check is looked at each second first, then less often, and rarely while lost', () => {
  assert.equal(pollDelayMs(0, 0), 1000);
  assert.equal(pollDelayMs(100, 0), 5000);
  assert.equal(pollDelayMs(0, 2), 4000);
  assert.equal(pollDelayMs(100, 9), 15_000);
});
