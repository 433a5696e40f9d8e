import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAamva } from './aamva.ts';

const payload = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/aamva/${name}.txt`, import.meta.url), 'utf8');

test('a licence of the United States writes dates month first', () => {
  const licence = parseAamva(payload('CO 2013'));
  assert.ok(licence);
  const { elements, ...rest } = licence;
  assert.equal(elements.DAU, '063 in');
  assert.deepEqual(rest, {
    issuer: '636020',
    version: 8,
    kind: 'driving_licence',
    country: 'USA',
    jurisdiction: 'CO',
    documentNumber: '124336019',
    familyName: 'MOTORIST',
    givenNames: 'JANE LYNN',
    birthDate: '1972-02-04',
    expiryDate: '2022-01-04',
    issueDate: '2016-12-27',
    sex: 'F',
  });
});

test('a Canadian licence writes dates year first', () => {
  const licence = parseAamva(payload('ON'));
  assert.equal(licence?.country, 'CAN');
  assert.equal(licence?.birthDate, '1996-06-03');
  assert.equal(licence?.expiryDate, '2020-06-03');
  assert.equal(licence?.documentNumber, 'S9244-43879-65702');
  assert.deepEqual([licence?.familyName, licence?.givenNames], ['TESTER', 'MARY ANN']);
});

test('the first standard keeps the whole name in one element', () => {
  const licence = parseAamva(payload('CT Multiple Middle Names'));
  assert.equal(licence?.version, 1);
  assert.deepEqual([licence?.familyName, licence?.givenNames], ['CORTEZ', 'PABLO LUIS RODRIGUEZ JR']);
});

test('values that stand for no value are absent', () => {
  const licence = parseAamva(payload('NY'));
  assert.equal(licence?.documentNumber, null);
  assert.equal(licence?.elements.DAQ, 'NONE');
});

test('a wrong directory does not hide the elements', () => {
  const licence = parseAamva(payload('AB'));
  assert.equal(licence?.familyName, 'MOTORIST');
});

test('an impossible date is absent, not guessed', () => {
  const text = payload('CO 2013').replace('DBB02041972', 'DBB02301972');
  assert.equal(parseAamva(text)?.birthDate, null);
});

test('other texts are no licence, and none makes the parser throw', () => {
  assert.equal(parseAamva('A larger PDF417 barcode'), null);
  fc.assert(
    fc.property(fc.string(), (noise) => {
      parseAamva(noise);
      parseAamva(`@\n\u001e\rANSI 636000080002DL${noise}`);
    }),
    { numRuns: 300, seed: 3 },
  );
});
