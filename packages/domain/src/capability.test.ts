import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Capability, Level } from '@vidimus/contracts';
import { capabilityAnswer, raiseLevel, unknownApplicantAnswer } from './capability.ts';
import { defaultPolicy } from './policy.ts';

const ask = (level: Level | null, capability: Capability, amount: number, currency = 'USD') =>
  capabilityAnswer(level, { capability, amount, currency }, defaultPolicy);

test('L1 deposits any amount and trades up to its limit', () => {
  assert.deepEqual(ask('L1', 'deposit', 1e9), {
    allowed: true,
    level: 'L1',
    required_level: 'L1',
    limit: null,
    because: 'granted',
  });
  assert.equal(ask('L1', 'trade', 1000).allowed, true);
});

test('a trade above the L1 limit is refused, with the limit and the level that would allow it', () => {
  assert.deepEqual(ask('L1', 'trade', 1000.01), {
    allowed: false,
    level: 'L1',
    required_level: 'L2',
    limit: 1000,
    because: 'limit_exceeded',
  });
});

test('a withdrawal at L1 asks for L2', () => {
  assert.deepEqual(ask('L1', 'withdraw', 5), {
    allowed: false,
    level: 'L1',
    required_level: 'L2',
    limit: null,
    because: 'level_too_low',
  });
});

test('a withdrawal above every limit names no level that would allow it', () => {
  assert.deepEqual(ask('L2', 'withdraw', 50_001), {
    allowed: false,
    level: 'L2',
    required_level: null,
    limit: 50_000,
    because: 'limit_exceeded',
  });
});

test('a person without a level may do nothing', () => {
  assert.equal(ask(null, 'deposit', 0).because, 'level_too_low');
});

test('an amount in another currency is not guessed at', () => {
  assert.equal(ask('L2', 'withdraw', 5, 'EUR').because, 'currency_unsupported');
});

test('a level keeps what a lower one grants', () => {
  const { L1, L2 } = defaultPolicy.levels;
  const policy = {
    ...defaultPolicy,
    levels: { L1, L2: { ...L2, grants: { withdraw: { per_transaction: 1 } } } },
  };
  assert.equal(
    capabilityAnswer('L2', { capability: 'deposit', amount: 9, currency: 'USD' }, policy).allowed,
    true,
  );
});

test('an unknown applicant is told apart from one without a level', () => {
  const answer = unknownApplicantAnswer(
    { capability: 'withdraw', amount: 5, currency: 'USD' },
    defaultPolicy,
  );
  assert.deepEqual(
    [answer.allowed, answer.because, answer.required_level],
    [false, 'applicant_unknown', 'L2'],
  );
});

test('granting never lowers a level', () => {
  assert.equal(raiseLevel('L2', 'L1'), 'L2');
  assert.equal(raiseLevel('L1', 'L2'), 'L2');
  assert.equal(raiseLevel(null, 'L1'), 'L1');
});
