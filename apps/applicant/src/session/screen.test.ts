import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExplainedReason, HostedSession, Step } from '@vidimus/contracts';
import { keptSteps, otherStep, screenFor, standingReasons } from './screen.ts';

type StepState = 'todo' | 'done' | 'redo';

function session(
  states: Partial<Record<Step, StepState>>,
  change: Partial<HostedSession> = {},
): HostedSession {
  return {
    id: 's',
    level: 'L2',
    status: 'requires_input',
    language: 'en',
    steps: (Object.entries(states) as [Step, StepState][]).map(([step, state]) => ({ step, state })),
    document_sides: [
      { side: 'front', uploaded: false },
      { side: 'back', uploaded: false },
    ],
    liveness_routes: { offered: ['gestures'], chosen: 'gestures' },
    accepted_kinds: ['passport'],
    document_files: 'reviewed',
    liveness_flash: false,
    data: null,
    attempts: { used: 0, remaining: 3, next_allowed_at: null },
    reasons: [],
    may_request_review: false,
    review: null,
    consents: [],
    phrase: null,
    return_url: null,
    expires_at: '2030-01-01T00:00:00Z',
    ...change,
  };
}

function reason(
  code: ExplainedReason['code'],
  step: Step | null,
  other_step: Step | null = null,
): ExplainedReason {
  return { code, step, other_step, title: '', remedy: '', params: {}, region: null, evidence_url: null };
}

const done = { data: 'done', document: 'done', liveness: 'done' } as const;

test('a new session starts with its first step', () => {
  assert.deepEqual(screenFor(session({ data: 'todo', document: 'todo', liveness: 'todo' }), false), {
    name: 'data',
  });
});

test('a step that cures the same can be chosen instead, but only when it cures all that is open there', () => {
  const name = reason('data.name.mismatch', 'data', 'document');
  const failed = { ...done, data: 'redo' } as const;
  const redo = (reasons: ExplainedReason[]) => session(failed, { status: 'resubmission_required', reasons });
  assert.equal(otherStep(redo([name])), 'document');
  assert.deepEqual(screenFor(redo([name]), true, 'document'), { name: 'document', side: 'front' });
  assert.deepEqual(screenFor(redo([name]), true, null), { name: 'data' });
  const both = redo([name, reason('data.document_number.checksum', 'data')]);
  assert.equal(otherStep(both), null);
  assert.deepEqual(screenFor(both, true, 'document'), { name: 'data' });
});

test('typed data that are already known lead straight to the document', () => {
  const known = session({ data: 'done', document: 'todo', liveness: 'todo' });
  assert.deepEqual(screenFor(known, false), { name: 'document', side: 'front' });
});

test('the back is asked once the front is there', () => {
  const half = session(
    { data: 'done', document: 'todo', liveness: 'todo' },
    {
      document_sides: [
        { side: 'front', uploaded: true },
        { side: 'back', uploaded: false },
      ],
    },
  );
  assert.deepEqual(screenFor(half, false), { name: 'document', side: 'back' });
});

test('finished steps are handed in without a further tap', () => {
  assert.deepEqual(screenFor(session(done), false), { name: 'submit' });
});

test('a failed submission is read first, and then goes to the first failed step only', () => {
  const failed = session({ ...done, liveness: 'redo' }, { status: 'resubmission_required' });
  assert.deepEqual(screenFor(failed, false), { name: 'result' });
  assert.deepEqual(screenFor(failed, true), { name: 'liveness' });
  assert.deepEqual(keptSteps(failed), ['data', 'document']);
});

test('a reload after the last redone step hands in instead of showing old reasons', () => {
  const redone = session(done, {
    status: 'resubmission_required',
    reasons: [reason('document.glare.covers_field', 'document')],
  });
  assert.deepEqual(screenFor(redone, false), { name: 'submit' });
});

test('without tries left nothing leads back to a step', () => {
  const over = session(
    { ...done, document: 'redo' },
    { status: 'resubmission_required', attempts: { used: 5, remaining: 0, next_allowed_at: null } },
  );
  assert.deepEqual(screenFor(over, true), { name: 'result' });
});

test('service trouble stops the automatic submission until the person tries again', () => {
  const reasons = [
    reason('service.dependency.unavailable', null),
    reason('document.glare.covers_field', 'document'),
  ];
  for (const status of ['requires_input', 'resubmission_required'] as const) {
    const stuck = session(done, { status, reasons });
    assert.deepEqual(screenFor(stuck, false), { name: 'result' });
    assert.deepEqual(screenFor(stuck, true), { name: 'submit' });
    assert.deepEqual(
      standingReasons(stuck).map(({ code }) => code),
      ['service.dependency.unavailable'],
    );
  }
});

test('reasons of a step that was done again are no longer shown', () => {
  const reasons = [
    reason('document.glare.covers_field', 'document'),
    reason('liveness.challenge.missed', 'liveness'),
    reason('capture.camera.unavailable', null),
  ];
  const half = session({ ...done, liveness: 'redo' }, { status: 'resubmission_required', reasons });
  assert.deepEqual(
    standingReasons(half).map(({ code }) => code),
    ['liveness.challenge.missed'],
  );
});

test('a final decision keeps all its reasons, also those without a code', () => {
  const declined = session(done, { status: 'declined', reasons: [reason(null, null)] });
  assert.deepEqual(screenFor(declined, false), { name: 'result' });
  assert.equal(standingReasons(declined).length, 1);
});

test('every status has a screen', () => {
  const views: StepState[] = ['todo', 'redo'];
  for (const state of views) {
    assert.equal(screenFor(session({ data: state }, { status: 'processing' }), false).name, 'waiting');
    for (const status of ['in_review', 'cooldown', 'expired', 'abandoned', 'canceled', 'redacted'] as const) {
      assert.equal(screenFor(session({ data: state }, { status }), true).name, 'result');
    }
  }
});
