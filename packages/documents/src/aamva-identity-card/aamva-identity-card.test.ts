import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { aamvaDrivingLicence } from '../aamva-driving-licence/type.ts';
import { readingOf, readWith } from '../print/reading-of.ts';
import { aamvaIdentityCard } from './type.ts';

const licence = readFileSync(new URL('../../../../fixtures/aamva/CO 2013.txt', import.meta.url), 'utf8');
/** The same payload as its issuer writes it on an identity card: the subfile's type is ID. */
const card = licence.replace('DL00410266', 'ID00410266').replace('0010DL', '0010ID');

test('a barcode is an identity card where its subfile says so, and then no licence', () => {
  const found = readWith(aamvaIdentityCard, readingOf([], { barcode: card }));
  assert.equal(found?.fields.document_number?.value, '124336019');
  assert.equal(found?.country, 'USA');
  assert.equal(readWith(aamvaDrivingLicence, readingOf([], { barcode: card })), null);
  assert.equal(readWith(aamvaIdentityCard, readingOf([], { barcode: licence })), null);
});

test('its front is told by its title', () => {
  const lines = [
    [10, 10, 'IDENTIFICATION CARD'],
    [10, 40, 'DOB: 01/06/1958'],
    [10, 70, 'EXP: 08/12/2030'],
  ] as const;
  const found = readWith(aamvaIdentityCard, readingOf(lines));
  assert.equal(found?.printed.birth_date?.value, '1958-01-06');
  assert.equal(readWith(aamvaDrivingLicence, readingOf(lines)), null);
});
