import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult } from '@vidimus/contracts';
import { defaultPolicy } from './policy.ts';
import { attemptsOf, mayRequestReview } from './retry.ts';
import * as s from './samples.ts';
import { transition } from './session.ts';

const { play, refusalOf, ready, created, minutesLater, start } = s;
const checked = (results: CheckResult[]) => ({ type: 'checked', results }) as const;

test('an L1 session that passes grants L1 and says so', () => {
  const { state, effects } = play(created('L1'), [
    { type: 'opened' },
    { type: 'data_submitted', sides_needed: [], reasons: [] },
    s.submitted,
    checked([s.result('data/age', 'passed')]),
  ]);
  assert.equal(state.status, 'approved');
  assert.deepEqual(
    effects.filter((effect) => effect.effect === 'grant_level'),
    [{ effect: 'grant_level', level: 'L1' }],
  );
});

test('a submission with steps still to do is refused and names them', () => {
  const { state } = play(created('L2'), [{ type: 'opened' }, s.data, s.front]);
  const refusal = refusalOf(state, s.submitted);
  assert.equal(refusal.code, 'session.incomplete');
  assert.deepEqual(refusal.missing, ['document', 'liveness']);
});

test('after a missed blink only the liveness step is redone and the photos are kept', () => {
  const { state } = play(ready(), [s.submitted, checked(s.missedBlink)]);
  assert.equal(state.status, 'resubmission_required');
  assert.deepEqual(state.steps, { data: 'done', document: 'done', liveness: 'redo' });
  assert.deepEqual(state.sides_uploaded, ['front', 'back']);
});

test('after a blurred back only the back is photographed again', () => {
  const blurred = [
    ...s.allPassed,
    s.result('document/focus', 'failed', [s.reason('document.focus.blurry', 'document_back')]),
  ];
  const { state } = play(ready(), [s.submitted, checked(blurred)]);
  assert.deepEqual(state.sides_uploaded, ['front']);
  assert.equal(play(state, [s.back]).state.steps.document, 'done');
});

test('a name that differs is cured by typing it again or by a new photo', () => {
  const differs = [
    ...s.allPassed,
    s.result('data/name', 'failed', [s.reason('data.name.mismatch', 'document_front')]),
  ];
  const { state } = play(ready(), [s.submitted, checked(differs)]);
  assert.equal(state.steps.data, 'redo');
  assert.equal(play(state, [s.data]).state.steps.data, 'done');
  assert.equal(play(state, [s.front]).state.steps.data, 'done');
});

test('a new photo does not close a data step that has another fault as well', () => {
  const found = [s.reason('data.name.mismatch', 'document_front'), s.reason('data.document_number.checksum')];
  const { state } = play(ready(), [
    s.submitted,
    checked([...s.allPassed, s.result('data/name', 'failed', found)]),
  ]);
  assert.equal(play(state, [s.front]).state.steps.data, 'redo');
});

test('a fourth attempt inside the cooldown is refused and names the next allowed time', () => {
  const third = play(ready(), [s.submitted, checked(s.missedBlink), ...s.failedTry, ...s.failedTry]).state;
  assert.equal(third.status, 'cooldown');
  const refusal = refusalOf(third, s.submitted, minutesLater(59));
  assert.equal(refusal.code, 'retry.cooldown.active');
  assert.equal(refusal.next_allowed_at, minutesLater(60).toISOString());
  assert.equal(refusal.remaining, 2);
});

test('when the wait is over the next event is accepted even if no timer fired', () => {
  const third = play(ready(), [s.submitted, checked(s.missedBlink), ...s.failedTry, ...s.failedTry]).state;
  const { state } = play(third, [s.liveness, s.submitted], minutesLater(60));
  assert.equal(state.status, 'processing');
});

test('a sixth attempt is refused, and the person may ask for a human instead', () => {
  let state = play(ready(), [s.submitted, checked(s.missedBlink), ...s.failedTry, ...s.failedTry]).state;
  state = play(state, s.failedTry, minutesLater(60)).state;
  state = play(state, s.failedTry, minutesLater(420)).state;
  assert.deepEqual(attemptsOf(state, defaultPolicy), { used: 5, remaining: 0, next_allowed_at: null });
  state = play(state, [s.liveness], minutesLater(421)).state;
  assert.equal(refusalOf(state, s.submitted, minutesLater(421)).code, 'retry.limit.reached');
  assert.ok(mayRequestReview(state, defaultPolicy));
  const reviewed = play(
    state,
    [{ type: 'review_requested', note: 'My eyes stay nearly shut.' }],
    minutesLater(422),
  );
  assert.equal(reviewed.state.status, 'in_review');
  assert.ok(
    reviewed.effects.some((effect) => effect.effect === 'open_review' && effect.applicant_note !== null),
  );
});

test('a policy without review after the last try declines and gives the reason', () => {
  const strict = {
    ...defaultPolicy,
    retry: { max_attempts: 1, cooldown_minutes: [0], review_after_last: false },
  };
  const processing = play(ready(), [s.submitted]).state;
  const next = transition(processing, checked(s.missedBlink), strict, start);
  assert.ok(next.ok);
  assert.equal(next.state.status, 'declined');
  assert.ok(next.state.reasons.some((reason) => reason.code === 'retry.limit.reached'));
});

test('a review is refused while tries are left', () => {
  const { state } = play(ready(), [s.submitted, checked(s.missedBlink)]);
  assert.equal(refusalOf(state, { type: 'review_requested', note: '' }).code, 'review.unavailable');
});

test('a service that is down costs no attempt and loses no step', () => {
  const { state } = play(ready(), [
    s.submitted,
    { type: 'technical_failure', code: 'service.dependency.unavailable' },
  ]);
  assert.equal(state.status, 'requires_input');
  assert.equal(state.attempts_used, 0);
  assert.equal(state.technical, 'service.dependency.unavailable');
  assert.equal(play(state, [s.submitted]).state.status, 'processing');
});

test('a camera reported while the checks run does not call the submission back', () => {
  const { state } = play(ready(), [s.submitted]);
  const event = { type: 'technical_failure', code: 'capture.camera.unavailable' } as const;
  assert.equal(refusalOf(state, event).code, 'session.unexpected');
});

test('technical trouble inside the check results is not decided even beside a failed check', () => {
  const down = s.result('face/match', 'inconclusive', [s.reason('service.dependency.unavailable')]);
  const { state } = play(ready(), [s.submitted, checked([...s.missedBlink, down])]);
  assert.equal(state.status, 'requires_input');
  assert.equal(state.attempts_used, 0);
});

test('a reviewer who approves grants the level; one who declines grants nothing', () => {
  const suspected = [
    ...s.allPassed,
    s.result('liveness/presentation', 'failed', [s.reason('liveness.presentation.suspected')]),
  ];
  const { state } = play(ready(), [s.submitted, checked(suspected)]);
  assert.equal(state.status, 'in_review');
  const approved = play(state, [{ type: 'review_resolved', verdict: 'approve', note: 'seen' }]);
  assert.equal(approved.state.status, 'approved');
  assert.ok(approved.effects.some((effect) => effect.effect === 'grant_level'));
  const declined = play(state, [{ type: 'review_resolved', verdict: 'decline', note: 'printed mask' }]);
  assert.equal(declined.state.status, 'declined');
  assert.ok(!declined.effects.some((effect) => effect.effect === 'grant_level'));
});

test('a session canceled during review closes the review without a verdict', () => {
  const suspected = [s.result('liveness/injection', 'failed', [s.reason('liveness.injection.suspected')])];
  const { state } = play(ready(), [s.submitted, checked(suspected)]);
  const { effects } = play(state, [{ type: 'cancel' }]);
  assert.deepEqual(effects[0], { effect: 'close_review', verdict: null, note: null });
});

test('starting over does not shorten a running wait', () => {
  const third = play(ready(), [s.submitted, checked(s.missedBlink), ...s.failedTry, ...s.failedTry]).state;
  const canceled = play(third, [{ type: 'cancel' }]).state;
  const again = play(created('L2', canceled, minutesLater(10)), [{ type: 'opened' }], minutesLater(10));
  assert.equal(again.state.status, 'cooldown');
  assert.equal(again.state.attempts_used, 3);
  assert.deepEqual(again.effects, [{ effect: 'wake_at', at: minutesLater(60).toISOString() }]);
  assert.equal(
    refusalOf(again.state, s.data, minutesLater(11)).next_allowed_at,
    minutesLater(60).toISOString(),
  );
});

test('failed tries are forgotten once the longest wait has passed', () => {
  const failed = play(ready(), [s.submitted, checked(s.missedBlink), { type: 'cancel' }]).state;
  assert.equal(created('L2', failed, minutesLater(1439)).attempts_used, 1);
  assert.equal(created('L2', failed, minutesLater(1440)).attempts_used, 0);
});

test('an overdue session refuses input and then expires', () => {
  const late = minutesLater(defaultPolicy.session.ttl_minutes);
  assert.equal(refusalOf(ready(), s.submitted, late).code, 'session.expired');
  assert.equal(refusalOf(ready(), { type: 'expire' }).code, 'session.not_due');
  assert.equal(play(ready(), [{ type: 'expire' }], late).state.status, 'expired');
});

test('typed data that fail their own check digit leave the step open; an age below the minimum is decided', () => {
  const open = play(created('L1'), [{ type: 'opened' }]).state;
  const typo = play(open, [
    { type: 'data_submitted', sides_needed: [], reasons: [s.reason('data.document_number.checksum')] },
  ]);
  assert.equal(typo.state.steps.data, 'todo');
  const young = [s.reason('data.age.below_minimum')];
  const child = play(open, [
    { type: 'data_submitted', sides_needed: [], reasons: young },
    s.submitted,
    checked([s.result('data/age', 'failed', young)]),
  ]);
  assert.equal(child.state.status, 'declined');
});

test('a liveness clip in an L1 session is refused', () => {
  const open = play(created('L1'), [{ type: 'opened' }]).state;
  assert.equal(refusalOf(open, s.liveness).code, 'session.unexpected');
});

test('redaction erases the evidence of a finished session and of one under way', () => {
  const approved = play(ready(), [s.submitted, checked(s.allPassed)]).state;
  for (const state of [approved, ready()]) {
    const { state: after, effects } = play(state, [{ type: 'redact' }]);
    assert.equal(after.status, 'redacted');
    assert.ok(effects.some((effect) => effect.effect === 'erase_evidence'));
    assert.deepEqual(after.reasons, []);
  }
});

test('the one retake of a copy counts for the whole session, and is carried over with the tries', () => {
  const screen = [
    ...s.allPassed,
    s.result('document/original', 'failed', [s.reason('document.original.screen', 'document_front')]),
  ];
  const blurred = [
    ...s.allPassed,
    s.result('document/focus', 'failed', [s.reason('document.focus.blurry', 'document_front')]),
  ];
  const again = [s.front, s.submitted];
  const first = play(ready(), [s.submitted, checked(screen)]).state;
  assert.deepEqual([first.status, first.asked_once], ['resubmission_required', ['document.original.screen']]);
  const second = play(first, [...again, checked(blurred)]).state;
  assert.equal(second.status, 'resubmission_required');
  const waited = minutesLater(60);
  const inherited = created('L2', second, waited);
  assert.deepEqual(inherited.asked_once, ['document.original.screen']);
  const third = play(second, [...again, checked(screen)], waited).state;
  assert.equal(third.status, 'in_review');
});
