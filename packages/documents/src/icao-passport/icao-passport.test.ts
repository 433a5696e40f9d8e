import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, readWith, valuesOf, type WrittenLine } from '../print/reading-of.ts';
import { icaoPassport } from './type.ts';

const mrz = {
  format: 'TD3',
  fields: {
    documentCode: 'P',
    issuingState: 'UTO',
    lastName: 'ERIKSSON',
    firstName: 'ANNA MARIA',
    documentNumber: 'L898902C3',
    nationality: 'UTO',
    birthDate: '740812',
    sex: 'F',
    expiryDate: '120415',
  },
} as const;
const page: readonly WrittenLine[] = [
  [256, 20, 'Passport No./N° de passeport'],
  [263, 38, 'L898902C4'],
  [256, 60, 'Surname/Nom'],
  [263, 78, 'ERIKSSON'],
  [256, 100, 'Given names/Prénoms'],
  [263, 118, 'ANNA MARIE'],
  [256, 140, 'Date of birth/Date de naissance'],
  [263, 158, '12 AUG/AOUT 74'],
];

test('zone and print are read apart: neither fills the other', () => {
  const found = readWith(icaoPassport, readingOf(page, { mrz }));
  assert.equal(found?.fields.document_number?.value, 'L898902C3');
  assert.equal(found?.printed.document_number?.value, 'L898902C4');
  assert.equal(found?.printed.given_names?.value, 'ANNA MARIE');
  assert.deepEqual(readWith(icaoPassport, readingOf([], { mrz }))?.printed, {});
  const unreadable = readWith(icaoPassport, readingOf(page, { mrz: { ...mrz, valid: false } }));
  assert.deepEqual(unreadable?.fields, {});
  assert.equal(valuesOf(unreadable?.printed).birth_date, '1974-08-12');
});

test('visas and cards are no passports', () => {
  const visa = { ...mrz, format: 'MRVA', fields: { ...mrz.fields, documentCode: 'V' } } as const;
  assert.equal(readWith(icaoPassport, readingOf(page, { mrz: visa })), null);
  assert.equal(readWith(icaoPassport, readingOf(page, { mrz: { ...mrz, format: 'TD2' } })), null);
});
