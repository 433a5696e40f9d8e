import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CheckResult,
  checkOutcomes,
  type Level,
  livenessRoutes,
  type Policy,
  reasonCodes,
  sessionStatuses,
  technicalReasonCodes,
} from '@vidimus/contracts';
import fc from 'fast-check';
import { raiseLevel } from './capability.ts';
import { newSession } from './new-session.ts';
import { defaultPolicy } from './policy.ts';
import { minutesLater, reason, result, start } from './samples.ts';
import { transition } from './session.ts';
import type { Effect, SessionEvent, SessionState } from './state.ts';
import { isTerminal } from './table.ts';

const checks = ['data/name', 'document/focus', 'face/match', 'liveness/challenge', 'duplicate/identity'];
const arbitraryResult: fc.Arbitrary<CheckResult> = fc
  .tuple(
    fc.constantFrom(...checks),
    fc.constantFrom(...checkOutcomes),
    fc.constantFrom(...reasonCodes),
    fc.boolean(),
  )
  .map(([check, outcome, code, withReason]) => {
    const clean = outcome === 'passed' || outcome === 'not_applicable' || !withReason;
    return result(check, outcome, clean ? [] : [reason(code)]);
  });
const clean = checks.map((check) => result(check, 'passed'));
/** One flaw in an otherwise clean submission: the case that a careless rule would wave through. */
const almostClean = arbitraryResult.map((flaw) => [
  ...clean.filter(({ check }) => check !== flaw.check),
  flaw,
]);
const side = fc.constantFrom('front', 'back');

const arbitraryEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc.constant<SessionEvent>({ type: 'opened' }),
  fc
    .record({
      sides: fc.uniqueArray(side, { minLength: 1 }),
      code: fc.option(fc.constantFrom(...reasonCodes)),
    })
    .map(({ sides, code }) => ({
      type: 'data_submitted' as const,
      sides_needed: sides,
      reasons: code === null ? [] : [reason(code)],
    })),
  side.map((side) => ({ type: 'document_uploaded' as const, side })),
  fc.constant<SessionEvent>({ type: 'liveness_uploaded' }),
  fc.constantFrom(...livenessRoutes).map((route) => ({ type: 'route_chosen' as const, route, note: 'note' })),
  fc.constant<SessionEvent>({ type: 'submitted' }),
  fc
    .oneof(fc.constant(clean), almostClean, fc.array(arbitraryResult, { maxLength: 6 }))
    .map((results) => ({ type: 'checked' as const, results })),
  fc.constantFrom(...technicalReasonCodes).map((code) => ({ type: 'technical_failure' as const, code })),
  fc.constantFrom<SessionEvent>(
    { type: 'review_requested', note: 'please look' },
    { type: 'review_resolved', verdict: 'approve', note: 'seen' },
    { type: 'review_resolved', verdict: 'decline', note: 'seen' },
    { type: 'cooldown_over' },
  ),
  fc.constantFrom<SessionEvent>(
    { type: 'cancel' },
    { type: 'expire' },
    { type: 'abandon' },
    { type: 'redact' },
  ),
);

/** Whole tries, so that random walks get deep: steps, submission, an answer, a pause. */
const arbitraryTry: fc.Arbitrary<Step[]> = fc
  .tuple(arbitraryEvent, fc.integer({ min: 0, max: 500 }))
  .map(([answer, minutes]) => [
    { event: { type: 'opened' }, minutes: 0 },
    { event: { type: 'data_submitted', sides_needed: ['front'], reasons: [] }, minutes: 0 },
    { event: { type: 'document_uploaded', side: 'front' }, minutes: 0 },
    { event: { type: 'liveness_uploaded' }, minutes: 0 },
    { event: { type: 'submitted' }, minutes: 0 },
    { event: answer, minutes },
  ]);
interface Step {
  event: SessionEvent;
  minutes: number;
}
const arbitraryWalk: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: arbitraryTry },
      fc.record({ event: arbitraryEvent, minutes: fc.integer({ min: 0, max: 2000 }) }).map((step) => [step]),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.flat());
const arbitraryPolicy: fc.Arbitrary<Policy> = fc
  .record({
    max_attempts: fc.integer({ min: 1, max: 4 }),
    cooldown_minutes: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 3 }),
    review_after_last: fc.boolean(),
    inconclusive: fc.constantFrom('retake' as const, 'review' as const),
  })
  .map(({ inconclusive, ...retry }) => ({
    ...defaultPolicy,
    retry,
    consequences: { ...defaultPolicy.consequences, inconclusive },
  }));

type Visit = (
  before: SessionState,
  event: SessionEvent,
  after: SessionState,
  effects: readonly Effect[],
  now: Date,
) => void;

/** Walks random events with a moving clock and shows every accepted one. */
function everyWalk(visit: (policy: Policy, level: Level) => Visit): void {
  const level = fc.constantFrom('L1' as const, 'L2' as const);
  fc.assert(
    fc.property(arbitraryPolicy, level, arbitraryWalk, (policy, level, walk) => {
      const made = newSession(
        {
          level,
          applicantLevel: null,
          dataKnown: false,
          sidesNeeded: ['front'],
          expiresAt: minutesLater(1500).toISOString(),
          previous: null,
        },
        policy,
        start,
      );
      assert.ok(made.ok);
      const see = visit(policy, level);
      let state = made.state;
      let now = start;
      for (const { event, minutes } of walk) {
        const next = transition(state, event, policy, now);
        if (next.ok) {
          see(state, event, next.state, next.effects, now);
          state = next.state;
        }
        now = minutesLater(minutes, now);
      }
    }),
    { numRuns: 2000 },
  );
}

test('no order of events reaches a status that contradicts the rest of the state', () => {
  everyWalk((policy) => (_before, _event, after, _effects, now) => {
    const done = Object.values(after.steps).every((step) => step === 'done');
    if (after.status === 'processing') assert.ok(done);
    if (after.status === 'cooldown') {
      assert.ok(after.next_allowed_at !== null && Date.parse(after.next_allowed_at) > now.getTime());
      assert.ok(after.attempts_used < policy.retry.max_attempts);
    }
    if (after.status === 'created') assert.fail('nothing leads back to created');
    if (after.status === 'resubmission_required') assert.ok(after.attempts_used > 0);
  });
});

test('attempts never exceed the maximum', () => {
  everyWalk((policy) => (_before, _event, after) => {
    assert.ok(after.attempts_used <= policy.retry.max_attempts);
  });
});

test('technical trouble never uses up an attempt, and only a decided submission does', () => {
  everyWalk(() => (before, event, after) => {
    const technical =
      event.type === 'technical_failure' ||
      (event.type === 'checked' &&
        event.results.some(
          (found) =>
            found.result !== 'passed' && found.reasons.some(({ code }) => technicalReasonCodes.has(code)),
        ));
    if (technical || event.type !== 'checked') assert.equal(after.attempts_used, before.attempts_used);
    if (technical && before.status === 'processing') assert.deepEqual(after.steps, before.steps);
  });
});

test('an inconclusive check, a failed one or a step without any passed check never leads to approval', () => {
  everyWalk((_policy, level) => (_before, event, after) => {
    if (event.type !== 'checked' || after.status !== 'approved') return;
    assert.ok(event.results.every((found) => found.result === 'passed' || found.result === 'not_applicable'));
    const passed = new Set(
      event.results.filter((found) => found.result === 'passed').map((found) => found.check),
    );
    assert.ok(passed.has('data/name'));
    if (level === 'L2')
      assert.ok(
        passed.has('document/focus') && (passed.has('face/match') || passed.has('liveness/challenge')),
      );
  });
});

test('nothing leaves a final status except redaction', () => {
  everyWalk(() => (before, event, after) => {
    if (!isTerminal(before.status)) return;
    assert.equal(event.type, 'redact');
    assert.equal(after.status, 'redacted');
  });
});

test('a level is granted on approval only, and it is the level of the session', () => {
  everyWalk((_policy, level) => (_before, _event, after, effects) => {
    const granted = effects.filter((effect) => effect.effect === 'grant_level');
    assert.equal(granted.length, after.status === 'approved' ? 1 : 0);
    for (const grant of granted) assert.equal(grant.level, level);
  });
});

test('whatever happens in an L2 session, an applicant who holds L1 keeps at least L1', () => {
  everyWalk(() => {
    let held: Level = 'L1';
    return (_before, _event, _after, effects) => {
      for (const effect of effects)
        if (effect.effect === 'grant_level') held = raiseLevel(held, effect.level);
      assert.ok(held === 'L1' || held === 'L2');
      assert.ok(effects.every((effect) => !/lower|revoke/.test(effect.effect)));
    };
  });
});

test('an event is either refused or leaves exactly one status event behind when the status changes', () => {
  everyWalk(() => (before, event, after, effects) => {
    const quiet = ['opened', 'cooldown_over', 'technical_failure'].includes(event.type);
    if (after.status === before.status || before.status === 'cooldown' || quiet) return;
    const named = effects.flatMap((effect) => (effect.effect === 'emit' ? [effect.type] : []));
    const shown = after.status === 'cooldown' ? 'resubmission_required' : after.status;
    if (after.status === 'requires_input' || (event.type === 'checked' && after.technical !== null)) return;
    assert.ok(
      named.filter((type) => type === `verification_session.${shown}`).length === 1,
      `${event.type}: ${named}`,
    );
  });
});

test('after a failed try at least one step must be done again before the next one', () => {
  everyWalk(() => (_before, event, after) => {
    if (event.type !== 'checked' || after.technical !== null) return;
    if (after.status !== 'resubmission_required' && after.status !== 'cooldown') return;
    assert.ok(Object.values(after.steps).includes('redo'));
  });
});

test('these walks do visit every status', () => {
  const seen = new Set<string>(['created']);
  everyWalk(() => (_before, _event, after) => {
    seen.add(after.status);
  });
  assert.deepEqual([...seen].sort(), [...sessionStatuses].sort());
});
