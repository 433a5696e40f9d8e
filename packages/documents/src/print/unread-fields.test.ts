import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, type WrittenLine } from './reading-of.ts';
import { unreadFields } from './unread-fields.ts';

const unread = (...lines: WrittenLine[]) =>
  unreadFields(readingOf(lines), {}, '2026-11-23').map(({ field }) => field);

test('a label near which nothing is a value of its kind names an unread field', () => {
  assert.deepEqual(unread([10, 10, 'Date of birth'], [10, 40, '12·C6-98']), ['birth_date']);
  assert.deepEqual(unread([10, 10, 'Date of expiry 21 f']), ['expiry_date']);
  assert.deepEqual(unread([10, 10, 'Document No.'], [10, 40, 'LA8']), ['document_number']);
});

test("what another field's label announces is no value of this one", () => {
  assert.deepEqual(unread([10, 10, 'Date of birth'], [10, 60, 'Date of expiry 19.09.2034']), ['birth_date']);
});

test('a value that the layout does not lead to is no lost one', () => {
  assert.deepEqual(unread([10, 10, 'Date of birth'], [60, 70, '12.06.1980']), []);
  assert.deepEqual(unread([10, 10, 'Date of birth 12/06/1980']), []);
});

test('without its label nothing is said of a field, nor of one that was read', () => {
  assert.deepEqual(unread([10, 40, '12·C6-98']), []);
  const region = null;
  const reading = readingOf([[10, 10, 'Date of birth']]);
  const printed = { birth_date: { value: '1980-06-12', source: 'visual', region } } as const;
  assert.deepEqual(unreadFields(reading, printed, '2026-11-23'), []);
});
