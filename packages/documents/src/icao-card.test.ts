import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isResidencePermitCode } from './icao-card.ts';
import { icaoIdentityCard } from './icao-identity-card/type.ts';
import { icaoResidencePermit } from './icao-residence-permit/type.ts';
import { readingOf, readWith } from './print/reading-of.ts';

const zone = (documentCode: string, issuingState: string, format: 'TD1' | 'TD2' = 'TD1') => ({
  format,
  fields: {
    documentCode,
    issuingState,
    lastName: 'SINGH',
    firstName: 'JASIN ALI',
    birthDate: '761102',
    sex: 'M',
  },
});
const both = (documentCode: string, issuingState: string) =>
  [icaoIdentityCard, icaoResidencePermit].map(
    (type) => readWith(type, readingOf([], { mrz: zone(documentCode, issuingState) }))?.country ?? null,
  );

test('a card is an identity card or a residence permit by its code, never both', () => {
  assert.deepEqual(both('I', 'UTO'), ['UTO', null]);
  assert.deepEqual(both('ID', 'ESP'), ['ESP', null]);
  assert.deepEqual(both('IR', 'FRA'), [null, 'FRA']);
  assert.deepEqual(both('AR', 'UTO'), [null, 'UTO']);
  assert.deepEqual(both('IT', 'NLD'), [null, 'NLD']);
  assert.deepEqual(both('C1', 'USA'), [null, 'USA']);
  assert.deepEqual(both('A', 'D'), [null, 'DEU']);
  assert.deepEqual(both('IV', 'UTO'), [null, null], 'V stands for visas');
});

test('a code that means a permit in one state means nothing of the kind in another', () => {
  assert.equal(isResidencePermitCode('IT', 'ITA'), false);
  assert.equal(isResidencePermitCode('C1', 'UTO'), false);
});

test('a zone is the back of a TD1 card and the front of a TD2 card', () => {
  const td2 = readWith(icaoIdentityCard, readingOf([], { mrz: zone('I', 'UTO', 'TD2') }));
  assert.equal(td2?.side, 'front');
  assert.equal(readWith(icaoIdentityCard, readingOf([], { mrz: zone('I', 'UTO') }))?.side, 'back');
});

test('a front without zone is told by its title, permits first where they name identity too', () => {
  const permit = readingOf([
    [10, 10, 'AUFENTHALTSTITEL'],
    [10, 40, 'RESIDENCE PERMIT / IDENTITY CARD'],
  ]);
  assert.equal(readWith(icaoResidencePermit, permit)?.side, 'front');
  assert.equal(readWith(icaoIdentityCard, permit), null);
  assert.equal(readWith(icaoIdentityCard, readingOf([[10, 10, 'IDENTITY CARD']]))?.side, 'front');
});
