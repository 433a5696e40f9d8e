import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileRule, Policy } from '@vidimus/contracts';
import { sidesFromFile } from './file-rule.ts';
import { defaultPolicy } from './policy.ts';
import { allPassed, created, start } from './samples.ts';
import { transition } from './session.ts';
import type { SessionEvent, SessionState } from './state.ts';

const policyWith = (files: FileRule): Policy => ({
  ...defaultPolicy,
  documents: { ...defaultPolicy.documents, files },
});

function after(state: SessionState, policy: Policy, ...events: SessionEvent[]): SessionState {
  return events.reduce((at, event) => {
    const next = transition(at, event, policy, start);
    assert.ok(next.ok, `${event.type}: ${JSON.stringify(next)}`);
    return next.state;
  }, state);
}

const typedFor = (sides: ('front' | 'back')[]): SessionEvent[] => [
  { type: 'opened' },
  { type: 'data_submitted', sides_needed: sides, reasons: [] },
];
const file: SessionEvent = { type: 'document_uploaded', side: 'front', source: 'file' };
const photo: SessionEvent = { type: 'document_uploaded', side: 'front', source: 'camera' };
const rest: SessionEvent[] = [
  { type: 'liveness_uploaded' },
  { type: 'submitted' },
  { type: 'checked', results: allPassed },
];

test('what the checks approve on a file, a person decides where the policy says so', () => {
  const waiting = after(created('L2'), policyWith('reviewed'), ...typedFor(['front']), file);
  assert.deepEqual(sidesFromFile(waiting), ['front']);
  assert.equal(after(waiting, policyWith('reviewed'), ...rest).status, 'in_review');
  assert.equal(after(waiting, policyWith('accepted'), ...rest).status, 'approved');
});

test('a photo in place of the file makes it an ordinary case again', () => {
  const policy = policyWith('reviewed');
  const waiting = after(created('L2'), policy, ...typedFor(['front']), file, photo);
  assert.deepEqual(sidesFromFile(waiting), []);
  assert.equal(after(waiting, policy, ...rest).status, 'approved');
});

test('a side that another document needs no more does not count', () => {
  const policy = policyWith('reviewed');
  const back: SessionEvent = { type: 'document_uploaded', side: 'back', source: 'file' };
  const both = after(created('L2'), policy, ...typedFor(['front', 'back']), photo, back);
  assert.deepEqual(sidesFromFile(both), ['back']);
  const passport = after(both, policy, typedFor(['front'])[1]!);
  assert.deepEqual(sidesFromFile(passport), []);
  assert.equal(after(passport, policy, ...rest).status, 'approved');
});

test('a file is refused where the policy takes none, and a photo is not', () => {
  const policy = policyWith('refused');
  const waiting = after(created('L2'), policy, ...typedFor(['front']));
  const refused = transition(waiting, file, policy, start);
  assert.equal(refused.ok ? null : refused.refusal.code, 'upload.file_refused');
  assert.ok(transition(waiting, photo, policy, start).ok);
});
