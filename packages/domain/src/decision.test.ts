import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Policy } from '@vidimus/contracts';
import { decide, technicalTrouble } from './decision.ts';
import { defaultPolicy } from './policy.ts';
import { allPassed, reason, result } from './samples.ts';

const steps = ['data', 'document', 'liveness'] as const;
const tooYoung = result('data/age', 'failed', [reason('data.age.below_minimum')]);
const blurred = result('document/focus', 'failed', [reason('document.focus.blurry', 'document_front')]);
const suspected = result('liveness/presentation', 'failed', [reason('liveness.presentation.suspected')]);
const withInconclusive = (inconclusive: 'retake' | 'review'): Policy => ({
  ...defaultPolicy,
  consequences: { ...defaultPolicy.consequences, inconclusive },
});

test('all checks passed is an approval', () => {
  assert.deepEqual(decide(allPassed, defaultPolicy, steps), { outcome: 'approved', reasons: [], redo: [] });
});

test('declining goes before a retake, and a retake before a review', () => {
  assert.equal(decide([suspected, blurred, tooYoung], defaultPolicy).outcome, 'declined');
  assert.equal(decide([suspected, blurred], defaultPolicy).outcome, 'resubmission_required');
  assert.equal(decide([...allPassed, suspected], defaultPolicy).outcome, 'in_review');
});

test('every finding is told, also those that did not tip the balance', () => {
  const codes = decide([suspected, blurred], defaultPolicy).reasons.map(({ code }) => code);
  assert.deepEqual(codes, ['liveness.presentation.suspected', 'document.focus.blurry']);
});

test('only the steps with a retake are redone', () => {
  assert.deepEqual(decide([...allPassed, blurred, suspected], defaultPolicy, steps).redo, ['document']);
});

test('an inconclusive check goes where the policy sends it and is never approved', () => {
  const unclear = [...allPassed, result('document/glare', 'inconclusive')];
  const retake = decide(unclear, withInconclusive('retake'), steps);
  assert.deepEqual([retake.outcome, retake.redo], ['resubmission_required', ['document']]);
  assert.equal(decide(unclear, withInconclusive('review'), steps).outcome, 'in_review');
});

test('an unclear sign of something that would decline goes to a human, not to the door', () => {
  const unclear = [...allPassed, result('data/age', 'inconclusive', [reason('data.age.below_minimum')])];
  assert.equal(decide(unclear, defaultPolicy, steps).outcome, 'in_review');
});

test('a step without a passed check of its own is not approved', () => {
  const verdict = decide(allPassed.slice(0, 2), defaultPolicy, steps);
  assert.deepEqual([verdict.outcome, verdict.redo], ['resubmission_required', ['liveness']]);
  assert.notEqual(decide([], defaultPolicy).outcome, 'approved');
  assert.notEqual(decide([result('document/barcode', 'not_applicable')], defaultPolicy).outcome, 'approved');
});

test('a failed check without a reason follows the default consequence', () => {
  assert.equal(
    decide([...allPassed, result('document/focus', 'failed')], defaultPolicy).outcome,
    'resubmission_required',
  );
});

test('a face that differs names the liveness step, a face missing in the document photo the document step', () => {
  const face = (
    code: 'face.match.different' | 'face.presence.not_found',
    subject: 'document_front' | 'liveness',
  ) => decide([result('face/x', 'failed', [reason(code, subject)])], defaultPolicy).redo;
  assert.deepEqual(face('face.match.different', 'liveness'), ['liveness']);
  assert.deepEqual(face('face.presence.not_found', 'document_front'), ['document']);
});

test('technical trouble is found among the results', () => {
  const down = result('face/match', 'inconclusive', [reason('service.dependency.unavailable')]);
  assert.equal(technicalTrouble([...allPassed, down])?.code, 'service.dependency.unavailable');
  assert.equal(technicalTrouble([blurred]), null);
});

test('a copy is asked to be photographed again once, and goes to a human the second time', () => {
  for (const kind of ['screen', 'photocopy', 'scan'] as const) {
    const code = `document.original.${kind}` as const;
    const copy = [...allPassed, result('document/original', 'failed', [reason(code, 'document_front')])];
    const first = decide(copy, defaultPolicy, steps);
    assert.deepEqual([first.outcome, first.redo], ['resubmission_required', ['document']], code);
    assert.equal(decide(copy, defaultPolicy, steps, [code]).outcome, 'in_review', code);
    const other = decide(copy, defaultPolicy, steps, ['document.focus.blurry']);
    assert.equal(other.outcome, 'resubmission_required', code);
    const blurredToo = decide([...copy, blurred], defaultPolicy, steps, [code]);
    assert.equal(blurredToo.outcome, 'resubmission_required', 'what can be retaken is retaken first');
  }
});

test('what covers a face is asked to be taken off once; worn again, for whatever reason, a human decides', () => {
  for (const worn of ['glasses', 'hat', 'mask'] as const) {
    const code = `face.cover.${worn}` as const;
    const covered = [...allPassed, result('face/cover', 'failed', [reason(code, 'liveness')])];
    const first = decide(covered, defaultPolicy, steps);
    assert.deepEqual([first.outcome, first.redo], ['resubmission_required', ['liveness']], code);
    assert.equal(decide(covered, defaultPolicy, steps, [code]).outcome, 'in_review', code);
  }
});

test('signs of retouching are looked at by a human, clear or not, and never decline', () => {
  const edited = [reason('document.original.edited', 'document_front')];
  for (const outcome of ['failed', 'inconclusive'] as const)
    assert.equal(
      decide([...allPassed, result('document/original', outcome, edited)], defaultPolicy, steps).outcome,
      'in_review',
    );
});
