import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldValue } from '@vidimus/documents';
import type { SideEvidence } from '../../evidence.ts';
import { sideOf } from '../../golden/evidence.ts';
import { checkConsistency } from './check.ts';

const value = (text: string, source: FieldValue['source']): FieldValue => ({
  value: text,
  source,
  region: null,
});

/** A side whose birth date and sex are stated by `source`, and printed. */
function side(
  source: FieldValue['source'],
  stated: [string, string],
  printed: [string, string],
): SideEvidence {
  const plain = sideOf({});
  const pair = ([birth, sex]: [string, string], from: FieldValue['source']) => ({
    birth_date: value(birth, from),
    sex: value(sex, from),
  });
  const fields = pair(stated, source);
  return { ...plain, identified: { ...plain.identified, fields, printed: pair(printed, 'visual') } };
}
const check = (of: SideEvidence) => checkConsistency({ typed: null, sides: [of], today: '2026-11-23' });

test('a number that states another sex or birth date than the print contradicts it, place by place', () => {
  assert.equal(check(side('number', ['1990-03-12', 'M'], ['1990-03-12', 'M'])).result, 'passed');
  const sex = check(side('number', ['1990-03-12', 'M'], ['1990-03-12', 'F']));
  assert.deepEqual(
    sex.reasons.map(({ params }) => params),
    [{ field: 'sex', expected: 'M', found: 'F', positions: '0' }],
  );
  const birth = check(side('number', ['1990-03-12', 'M'], ['1991-03-13', 'M']));
  assert.equal(birth.reasons[0]?.params.positions, '3,9');
});

test('a printed sex says nothing against a zone: M is mujer in some languages', () => {
  assert.equal(check(side('mrz', ['1990-03-12', 'F'], ['1990-03-12', 'M'])).result, 'passed');
});
