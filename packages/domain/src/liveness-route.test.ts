import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Policy } from '@vidimus/contracts';
import { challengeTimes, drawChallenge } from './challenge.ts';
import { offeredRoutes, routeOf } from './liveness-route.ts';
import { defaultPolicy, loadPolicy } from './policy.ts';
import { allPassed, created, result, start } from './samples.ts';
import { transition } from './session.ts';
import type { SessionEvent, SessionState, Transition } from './state.ts';

/** The default policy with other ways through the face step. */
const withRoutes = (routes: Policy['liveness']['routes']): Policy => ({
  ...defaultPolicy,
  liveness: { ...defaultPolicy.liveness, routes: routes! },
});

function after(state: SessionState, ...events: SessionEvent[]): SessionState {
  return events.reduce((at, event) => {
    const next = transition(at, event, defaultPolicy, start);
    assert.ok(next.ok, `${event.type}: ${JSON.stringify(next)}`);
    return next.state;
  }, state);
}

const filled: SessionEvent[] = [
  { type: 'opened' },
  { type: 'data_submitted', sides_needed: ['front'], reasons: [] },
  { type: 'document_uploaded', side: 'front' },
];
const withoutFace: SessionEvent = { type: 'route_chosen', route: 'reviewer', note: 'I cannot hold a phone' };
const documentOnly = [result('data/name', 'passed'), result('document/focus', 'passed')];

const refusal = (next: Transition) => (next.ok ? null : next.refusal.code);

test('without a face the face step is done, an earlier clip goes, and a person decides what the checks approve', () => {
  const waiting = after(created('L2'), ...filled);
  assert.equal(waiting.steps.liveness, 'todo');
  const chosen = transition(waiting, withoutFace, defaultPolicy, start);
  assert.ok(chosen.ok);
  assert.deepEqual(chosen.effects, [{ effect: 'erase_clip' }]);
  assert.equal(chosen.state.steps.liveness, 'done');
  const checked = transition(
    after(chosen.state, { type: 'submitted' }),
    { type: 'checked', results: documentOnly },
    defaultPolicy,
    start,
  );
  assert.ok(checked.ok);
  assert.equal(checked.state.status, 'in_review');
  const opened = checked.effects.find(({ effect }) => effect === 'open_review');
  assert.deepEqual(opened, { effect: 'open_review', reasons: [], applicant_note: 'I cannot hold a phone' });
  assert.ok(!checked.effects.some(({ effect }) => effect === 'grant_level'));
  const approved = after(checked.state, { type: 'review_resolved', verdict: 'approve', note: 'seen' });
  assert.equal(approved.status, 'approved');
});

test('the same checks with movements are no approval: the face was asked for and not seen', () => {
  const handed = after(created('L2'), ...filled, { type: 'liveness_uploaded' }, { type: 'submitted' });
  const checked = after(handed, { type: 'checked', results: documentOnly });
  assert.equal(checked.status, 'resubmission_required');
  assert.equal(after(handed, { type: 'checked', results: allPassed }).status, 'approved');
});

test('a blurred document is asked for again without a face too, and no clip is taken meanwhile', () => {
  const processing = after(created('L2'), ...filled, withoutFace, { type: 'submitted' });
  const blurred = result('document/focus', 'failed', [
    { code: 'document.focus.blurry', params: {}, region: null },
  ]);
  const again = after(processing, { type: 'checked', results: [documentOnly[0]!, blurred] });
  assert.equal(again.status, 'resubmission_required');
  assert.deepEqual([again.steps.document, again.steps.liveness], ['redo', 'done']);
  assert.equal(routeOf(again), 'reviewer');
  assert.equal(
    refusal(transition(again, { type: 'liveness_uploaded' }, defaultPolicy, start)),
    'session.unexpected',
  );
});

test('who comes back to the movements has them to do, and the note is gone', () => {
  const back = after(created('L2'), ...filled, withoutFace, {
    type: 'route_chosen',
    route: 'spoken',
    note: '',
  });
  assert.deepEqual([back.steps.liveness, routeOf(back), back.route_note], ['todo', 'spoken', undefined]);
});

test('only what the policy offers at the level can be chosen', () => {
  const waiting = after(created('L2'), ...filled);
  assert.deepEqual(offeredRoutes(waiting, defaultPolicy), ['gestures', 'spoken', 'reviewer']);
  const none = loadPolicy(withRoutes({}));
  assert.deepEqual(offeredRoutes(waiting, none), ['gestures']);
  assert.equal(refusal(transition(waiting, withoutFace, none, start)), 'session.unexpected');
  const basic = loadPolicy(withRoutes({ reviewer: { levels: ['L1'] } }));
  assert.equal(refusal(transition(waiting, withoutFace, basic, start)), 'session.unexpected');
  assert.deepEqual(offeredRoutes(after(created('L1'), { type: 'opened' }), defaultPolicy), []);
});

test('spoken cues have longer windows and more time to answer', () => {
  const drawn = drawChallenge(defaultPolicy, (low) => low, { route: 'spoken' });
  const { window_ms, deadline_ms } = challengeTimes(defaultPolicy, 'spoken');
  assert.deepEqual({ window_ms, deadline_ms }, defaultPolicy.liveness.routes!.spoken);
  assert.ok(window_ms > defaultPolicy.liveness.window_ms);
  for (const { start_ms, end_ms } of drawn.actions) assert.equal(end_ms - start_ms, window_ms);
  assert.equal(challengeTimes(withRoutes({}), 'spoken').window_ms, defaultPolicy.liveness.window_ms);
  assert.throws(() => loadPolicy(withRoutes({ spoken: { window_ms: 30_000, deadline_ms: 60_000 } })), {
    code: 'policy.invalid',
    where: '/liveness/routes/spoken/deadline_ms',
  });
});
