import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOfTests, readingOf, readWith, valuesOf, type WrittenLine } from '../print/reading-of.ts';
import { icaoIdentityCard } from './type.ts';

const fields = {
  documentCode: 'I',
  issuingState: 'UTO',
  lastName: 'ERIKSSON',
  firstName: 'ANNA MARIA',
  documentNumber: 'D23145890',
  nationality: 'UTO',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '320415',
};

test('the zone gives the fields', () => {
  const found = readWith(icaoIdentityCard, readingOf([], { mrz: { format: 'TD1', fields } }));
  assert.deepEqual(valuesOf(found?.fields), {
    family_name: 'ERIKSSON',
    given_names: 'ANNA MARIA',
    birth_date: '1974-08-12',
    expiry_date: '2032-04-15',
    nationality: 'UTO',
    issuing_country: 'UTO',
    document_number: 'D23145890',
    sex: 'F',
  });
});

test('the front of a TD1 card gives its print alone', () => {
  const front = readingOf([
    [10, 10, 'IDENTITY CARD'],
    [10, 60, 'Date of expiry'],
    [10, 78, '15.04.2032'],
  ]);
  const found = readWith(icaoIdentityCard, front);
  assert.deepEqual(found?.fields, {});
  assert.deepEqual(valuesOf(found?.printed), { expiry_date: '2032-04-15' });
});

test('a front whose title says nothing is told by its labels, a nationality or personal number among them', () => {
  const lines: WrittenLine[] = [
    [10, 10, 'RIPABLIK UTOPIA'],
    [10, 60, 'Date of birth'],
    [10, 78, '12.08.1974'],
    [10, 120, 'Date of expiry'],
    [10, 138, '15.04.2032'],
    [10, 180, 'Card No.'],
    [10, 198, 'D23145890'],
  ];
  const nationality: WrittenLine[] = [
    [300, 60, 'Nationality'],
    [300, 78, 'UTO'],
  ];
  const untitled = (written: readonly WrittenLine[]) =>
    icaoIdentityCard.recogniseUntitled!(readingOf(written), contextOfTests);
  assert.equal(untitled(lines), null);
  assert.deepEqual(valuesOf(untitled([...lines, ...nationality])?.printed), {
    birth_date: '1974-08-12',
    expiry_date: '2032-04-15',
    document_number: 'D23145890',
    nationality: 'UTO',
  });
});
