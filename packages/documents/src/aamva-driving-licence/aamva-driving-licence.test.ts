import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readingOf, readWith, valuesOf, type WrittenLine } from '../print/reading-of.ts';
import { aamvaDrivingLicence } from './type.ts';

const folder = new URL('../../../../fixtures/aamva/', import.meta.url);
const payload = (name: string) => readFileSync(new URL(`${name}.txt`, folder), 'utf8');

test('every sample gives names, dates, number, issuing state and country, but for a number that is not written', () => {
  const needed = [
    'family_name',
    'given_names',
    'birth_date',
    'expiry_date',
    'document_number',
    'issuing_authority',
    'issuing_country',
  ];
  const samples = readdirSync(folder).filter((file) => file.endsWith('.txt') && file !== 'pdf417.txt');
  assert.ok(samples.length >= 32);
  const missing = samples.flatMap((file) => {
    const found = readWith(aamvaDrivingLicence, readingOf([], { barcode: payload(file.slice(0, -4)) }));
    assert.equal(found?.side, 'back', file);
    const values = valuesOf(found?.fields);
    return needed.filter((field) => !values[field]).map((field) => `${file}: ${field}`);
  });
  assert.deepEqual(missing, ['NY.txt: document_number']);
});

test('a front is read by its abbreviations and numbers, month first', () => {
  const front: readonly WrittenLine[] = [
    [11, 15, 'WASHINGTON'],
    [274, 26, 'DRIVERLICENSE'],
    [148, 66, '4dLIC#WDLABCD456DG9CLASSB DONOR'],
    [149, 86, '1TALBOT'],
    [149, 106, '2 LIAM R.'],
    [149, 131, '3DOB01/06/1958'],
    [353, 131, '4aISS01/06/2015'],
    [183, 199, '15SEXM'],
    [288, 225, '4b EXP08/12/2020'],
  ];
  const found = readWith(aamvaDrivingLicence, readingOf(front));
  assert.equal(found?.side, 'front');
  const values = valuesOf(found?.printed);
  assert.deepEqual([values.family_name, values.given_names], ['TALBOT', 'LIAM R']);
  assert.deepEqual(
    [values.birth_date, values.issue_date, values.expiry_date],
    ['1958-01-06', '2015-01-06', '2020-08-12'],
  );
  assert.deepEqual([values.document_number, values.sex], ['WDLABCD456DG', 'M']);
  assert.deepEqual(found?.fields, {}, 'the barcode on the back gives the fields');
});

test('a European title and other barcodes are none', () => {
  assert.equal(readWith(aamvaDrivingLicence, readingOf([[10, 10, 'DRIVING LICENCE']])), null);
  assert.equal(readWith(aamvaDrivingLicence, readingOf([], { barcode: payload('pdf417') })), null);
});
