import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { defaultPolicy, loadPolicy } from './policy.ts';

/** A copy of the default policy with one setting changed. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(defaultPolicy) as unknown as Record<string, unknown>;
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  let at = copy;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return copy;
}

function whereRefused(json: unknown): string | null {
  try {
    loadPolicy(json);
  } catch (error) {
    assert.ok(error instanceof VidimusError);
    assert.equal(error.code, 'policy.invalid');
    return error.where;
  }
  return null;
}

test('the default policy is accepted as it is', () => {
  assert.equal(whereRefused(structuredClone(defaultPolicy)), null);
});

const refused: [path: string, value: unknown, why: string][] = [
  ['/retry/cooldown_hours', [1], 'an unknown key'],
  ['/levels/L1/grants/mint', { per_transaction: 1 }, 'an unknown capability'],
  ['/consequences/by_reason/face.glasses', 'retake', 'an unknown reason code'],
  ['/consequences/by_reason/face.cover.hat', 'ban', 'an unknown consequence'],
  ['/consequences/inconclusive', 'decline', 'declining what is merely unclear'],
  ['/retry/max_attempts', 0, 'no attempt at all'],
  ['/liveness/pause_ms_min', 1300, 'a shortest pause longer than the longest'],
  ['/liveness/actions', ['blink', 'blink'], 'an action named twice'],
  ['/liveness/deadline_ms', 10_000, 'a deadline before the challenge can end'],
  ['/session/ttl_minutes', 60, 'a session that ends before its waits'],
  ['/levels/L1/requires_level', 'L2', 'a first level that asks for the second'],
];
for (const [path, value, why] of refused) {
  test(`${why} is refused and ${path} is named`, () => {
    const where = whereRefused(changed(path, value));
    assert.ok(where?.startsWith(path), `named ${where}`);
  });
}

test('more actions than the policy names are refused', () => {
  const two = { ...defaultPolicy.liveness, actions: ['blink', 'nod'], count: 3 };
  assert.equal(whereRefused({ ...defaultPolicy, liveness: two }), '/liveness/count');
});

test('a policy that is no object is refused', () => {
  assert.equal(whereRefused('L1'), '');
});
