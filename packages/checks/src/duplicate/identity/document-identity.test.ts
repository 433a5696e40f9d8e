import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SideGolden, sideOf } from '../../golden/evidence.ts';
import { documentIdentity } from './document-identity.ts';

const passport: SideGolden = {
  kind: 'passport',
  country: 'UTO',
  fields: { issuing_country: 'UTO', document_number: 'TM4810736' },
};
const identityOf = (...sides: SideGolden[]) => documentIdentity(sides.map(sideOf));

test('a document is its state, its kind and its number', () => {
  assert.deepEqual(identityOf(passport), {
    country: 'UTO',
    issuer: null,
    kind: 'passport',
    number: 'TM4810736',
  });
});

test('blanks, hyphens, case and full-width letters make no other document', () => {
  for (const document_number of ['tm4810736', 'TM 481-0736', 'ＴＭ4810736', 'TM<4810736<<'])
    assert.deepEqual(identityOf({ ...passport, fields: { document_number } }), identityOf(passport));
});

test('letters beyond ASCII count, and so do state and kind', () => {
  const number = (document_number: string) =>
    identityOf({ ...passport, fields: { document_number } })?.number;
  assert.equal(number('АБ 123456'), 'АБ123456');
  assert.notEqual(number('АБ123456'), number('ВГ123456'));
  const card = identityOf({ ...passport, kind: 'identity_card' });
  const elsewhere = identityOf({ ...passport, fields: { ...passport.fields, issuing_country: 'XXX' } });
  assert.equal(card?.kind, 'identity_card');
  assert.equal(elsewhere?.country, 'XXX');
});

test('the number may stand on one side and the kind on another', () => {
  const front: SideGolden = { kind: 'driving_licence', country: null, fields: {} };
  const back: SideGolden = {
    side: 'back',
    kind: 'driving_licence',
    country: 'USA',
    fields: { document_number: 'D1234567' },
  };
  assert.equal(identityOf(front, back)?.number, 'D1234567');
});

test('what was not read is no document', () => {
  const unread: SideGolden[] = [
    { ...passport, fields: { issuing_country: 'UTO' } },
    { ...passport, fields: { document_number: '-- <<' } },
    { ...passport, kind: null },
    { ...passport, country: null, fields: { document_number: 'TM4810736' } },
  ];
  for (const side of unread) assert.equal(identityOf(side), null);
  assert.equal(documentIdentity([]), null);
});
