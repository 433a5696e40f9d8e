import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonCodes } from '@vidimus/contracts';
import { reason } from './samples.ts';
import { sidesAtFault, stepOf } from './step.ts';

test('a document reason that names no side puts every side at fault', () => {
  const both = [reason('document.focus.blurry', 'document_back'), reason('document.text.unreadable')];
  assert.deepEqual(sidesAtFault(both, ['front', 'back']), ['front', 'back']);
  assert.deepEqual(sidesAtFault(both.slice(0, 1), ['front', 'back']), ['back']);
});

test('a side named in the parameters of a reason is the one at fault', () => {
  const missing = { ...reason('document.side.missing'), params: { side: 'back' } };
  assert.deepEqual(sidesAtFault([missing], ['front', 'back']), ['back']);
});

test('a reason about the face leaves the document photos alone', () => {
  assert.deepEqual(sidesAtFault([reason('face.cover.hat', 'liveness')], ['front']), []);
});

test('a reason has no step exactly when nothing that a person hands in can cure it', () => {
  const without = reasonCodes.filter((code) => stepOf(reason(code)) === null);
  assert.deepEqual(
    without.map((code) => code.split('.')[0]).filter((part, index, parts) => parts.indexOf(part) === index),
    ['duplicate', 'screening', 'retry', 'capture', 'service'],
  );
});
