import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, readWith } from '../print/reading-of.ts';
import { fraIdentityCard } from './type.ts';

/** The specimen of the card that the ministry showed: its number is printed as 880692310285. */
const lines = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'];
const fields = { documentNumber: '10285', lastName: 'BERTHIER', firstName: 'CORINNE' };
const mrz = { format: 'FRENCH_ID', lines, fields } as const;

test('the number is all twelve characters, as the card prints it', () => {
  const found = readWith(fraIdentityCard, readingOf([], { mrz }));
  assert.equal(found?.fields.document_number?.value, '880692310285');
});

test('print is read by its French labels, and a zone that does not add up gives nothing', () => {
  const print = readingOf(
    [
      [200, 60, 'Nom: BERTHIER'],
      [200, 90, 'Prénom(s): CORINNE'],
      [200, 120, 'Né(e) le: 06.12.1965'],
    ],
    { mrz: { ...mrz, valid: false } },
  );
  const found = readWith(fraIdentityCard, print);
  assert.deepEqual(found?.fields, {});
  assert.equal(found?.printed.family_name?.value, 'BERTHIER');
  assert.equal(found?.printed.given_names?.value, 'CORINNE');
  assert.equal(found?.printed.birth_date?.value, '1965-12-06');
});
