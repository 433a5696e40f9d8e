import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Level, Policy } from '@vidimus/contracts';
import { newSession } from './new-session.ts';
import { defaultPolicy } from './policy.ts';
import { minutesLater, start } from './samples.ts';

const begin = (
  level: Level,
  given: { applicantLevel?: Level; dataKnown?: boolean } = {},
  policy = defaultPolicy,
) =>
  newSession(
    {
      level,
      applicantLevel: given.applicantLevel ?? null,
      dataKnown: given.dataKnown ?? false,
      sidesNeeded: ['front'],
      expiresAt: minutesLater(60).toISOString(),
      previous: null,
    },
    policy,
    start,
  );

test('an L2 session keeps typed data that are on file; an L1 session asks for them anew', () => {
  const advanced = begin('L2', { dataKnown: true });
  assert.deepEqual(advanced.ok && advanced.state.steps, { data: 'done', document: 'todo', liveness: 'todo' });
  const basic = begin('L1', { dataKnown: true });
  assert.deepEqual(basic.ok && basic.state.steps, { data: 'todo' });
});

test('a policy that asks for L1 first refuses L2 to a person without it', () => {
  const { L1, L2 } = defaultPolicy.levels;
  const strict: Policy = { ...defaultPolicy, levels: { L1, L2: { ...L2, requires_level: 'L1' } } };
  const refused = begin('L2', {}, strict);
  assert.equal(!refused.ok && refused.refusal.code, 'session.level_required');
  assert.ok(begin('L2', { applicantLevel: 'L1' }, strict).ok);
});
