import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DataDraft, emptyDraft, fieldOf, invalidField, isoDate, typedData } from './validate-data.ts';

const today = '2026-11-23';
const good: DataDraft = {
  given: ' Anna  Maria ',
  family: "O'Brien-Müller",
  day: '9',
  month: '02',
  year: '1992',
  nationality: 'IRL',
  kind: 'passport',
  country: 'IRL',
  number: 'l898 902-c3',
};
const problem = (field: Parameters<typeof invalidField>[0], change: Partial<DataDraft>) =>
  invalidField(field, { ...good, ...change }, today)?.problem ?? null;

test('good data are tidied: single spaces, a full date, an upper-case number without gaps', () => {
  assert.deepEqual(typedData(good, today), {
    given_names: 'Anna Maria',
    family_name: "O'Brien-Müller",
    birth_date: '1992-02-09',
    nationality: 'IRL',
    document: { kind: 'passport', country: 'IRL', number: 'L898902C3' },
  });
});

test('names of any script are taken, digits and signs are named', () => {
  for (const name of ['张伟', 'Ñuñez', 'Мария', 'D’Angelo', 'van der Berg', 'Jr.']) {
    assert.equal(problem('family', { family: name }), null, name);
  }
  assert.equal(problem('given', { given: 'ANN0' }), 'name_digits');
  assert.deepEqual(invalidField('given', { ...good, given: 'ANNA<MARIA' }, today), {
    problem: 'name_signs',
    sign: '<',
  });
  assert.equal(problem('given', { given: '  ' }), 'empty');
  assert.equal(problem('given', { given: 'A'.repeat(101) }), 'name_long');
});

test('a birth date says which part is wrong', () => {
  assert.equal(problem('birth', { day: '', month: '', year: '' }), 'empty');
  assert.equal(problem('birth', { month: '' }), 'date_incomplete');
  assert.equal(problem('birth', { year: '92' }), 'date_year');
  assert.equal(problem('birth', { day: '31', month: '2' }), 'date_impossible');
  assert.equal(problem('birth', { day: '30', month: '2', year: '2000' }), 'date_impossible');
  assert.equal(problem('birth', { year: '2027' }), 'date_future');
  assert.equal(problem('birth', { year: '1892' }), 'date_old');
  assert.equal(problem('birth', { day: '29', month: '2', year: '2000' }), null);
});

test('full-width digits of a Chinese keyboard count as digits', () => {
  assert.equal(isoDate('１９９２', '２', '９'), '1992-02-09');
  assert.equal(typedData({ ...good, number: 'Ｌ８９８' }, today)?.document.number, 'L898');
});

test('a document number names the sign that has no place in it', () => {
  assert.deepEqual(invalidField('number', { ...good, number: 'L89/8' }, today), {
    problem: 'number_signs',
    sign: '/',
  });
  assert.equal(problem('number', { number: 'L8' }), 'number_short');
  assert.equal(problem('number', { number: '1'.repeat(31) }), 'number_long');
});

test('choices must be made, and nothing is sent before', () => {
  assert.equal(problem('nationality', { nationality: '' }), 'country');
  assert.equal(problem('kind', { kind: '' }), 'kind');
  assert.equal(typedData({ ...good, country: '' }, today), null);
});

test('data that were sent before come back into the form', () => {
  const sent = typedData(good, today);
  assert.deepEqual(typedData(emptyDraft(sent), today), sent);
});

test('a reason of the server finds its field, one about none finds none', () => {
  assert.equal(fieldOf('data.document_number.checksum'), 'number');
  assert.equal(fieldOf('data.age.below_minimum'), 'birth');
  assert.equal(fieldOf('document.type.unsupported'), 'kind');
  assert.equal(fieldOf('data.document.inconsistent'), null);
  assert.equal(fieldOf(null), null);
});
