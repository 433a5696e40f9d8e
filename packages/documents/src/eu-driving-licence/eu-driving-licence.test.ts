import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, readWith, valuesOf, type WrittenLine } from '../print/reading-of.ts';
import { issuingStates } from './states.ts';
import { euDrivingLicence } from './type.ts';

const licence = (head: readonly WrittenLine[], body: readonly string[]): WrittenLine[] => [
  ...head,
  ...body.map((text, index): WrittenLine => [300, 80 + 30 * index, text]),
];
const flag = (sign: string): WrittenLine => [60, 60, sign];

test('a German licence gives its numbered fields', () => {
  const body = [
    '1. Mustermann',
    '2. Erika',
    '3. 12.08.64 Berlin',
    '4a. 19.01.13 4c. Landratsamt Musterhausen',
    '4b. 18.01.28',
    '5. B072RRE2I55',
    '9. AM/B/L',
  ];
  const found = readWith(euDrivingLicence, readingOf(licence([flag('D'), [300, 20, 'FÜHRERSCHEIN']], body)));
  assert.equal(found?.country, 'DEU');
  assert.deepEqual(valuesOf(found?.fields), {
    family_name: 'MUSTERMANN',
    given_names: 'ERIKA',
    birth_date: '1964-08-12',
    birth_place: 'BERLIN',
    issue_date: '2013-01-19',
    expiry_date: '2028-01-18',
    issuing_authority: 'LANDRATSAMT MUSTERHAUSEN',
    document_number: 'B072RRE2I55',
    vehicle_categories: 'AM B L',
    issuing_country: 'DEU',
  });
});

test('a field ends where the next one on its row begins, whichever stands first', () => {
  const body = [
    '1. Mustermann',
    '2. Erika',
    '3. 12.08.64 Berlin',
    '4d. 5399179246 4a. 19.01.13',
    '4b. 18.01.28',
    '5. B072RRE2I55 9. AM/B/L',
  ];
  const found = readWith(euDrivingLicence, readingOf(licence([flag('D'), [300, 20, 'FÜHRERSCHEIN']], body)));
  const { personal_number, document_number, issue_date } = valuesOf(found?.fields);
  assert.equal(personal_number, '5399179246');
  assert.equal(document_number, 'B072RRE2I55');
  assert.equal(issue_date, '2013-01-19');
});

test('numbers in boxes of their own, lost points and a licence number in two parts are read', () => {
  const lines: WrittenLine[] = [
    flag('UK'),
    [300, 20, 'DRIVING LICENCE'],
    [300, 80, '1'],
    [330, 80, 'MORGAN'],
    [300, 110, '2 SARAH MEREDYTH'],
    [300, 140, '311.03.1976 UNITED KINGDOM'],
    [300, 170, '4a14.01.2023'],
    [480, 170, '4c DVLA'],
    [300, 200, '46.10.01.2033'],
    [300, 230, '5. MORGA753116SM9IJ 35'],
  ];
  assert.deepEqual(valuesOf(readWith(euDrivingLicence, readingOf(lines))?.fields), {
    family_name: 'MORGAN',
    given_names: 'SARAH MEREDYTH',
    birth_date: '1976-03-11',
    birth_place: 'UNITED KINGDOM',
    issue_date: '2023-01-14',
    expiry_date: '2033-01-10',
    issuing_authority: 'DVLA',
    document_number: 'MORGA753116SM9IJ35',
    issuing_country: 'GBR',
  });
});

test('a family name whose number was not found stands above the given names, whose number may stand apart', () => {
  const lines: readonly WrittenLine[] = [
    [300, 20, 'DRIVING LICENCE'],
    [300, 80, 'MORGAN'],
    [300, 110, '2'],
    [330, 110, 'SARAH'],
    [300, 140, '3. 11.03.1976'],
    [300, 170, '4a. 14.01.2023'],
  ];
  assert.equal(readWith(euDrivingLicence, readingOf(lines))?.fields.family_name?.value, 'MORGAN');
});

test('the administrative number 4d is told from the licence number', () => {
  const body = [
    '1. NOWAK',
    '2. JAN',
    '3. 05.02.1985 KRAKÓW',
    '4a. 10.05.2019',
    '4b. 10.05.2034',
    '4d. 85020512345',
    '5. 12345/19/1261',
  ];
  const { fields } = readWith(euDrivingLicence, readingOf(licence([[300, 20, 'PRAWO JAZDY']], body)))!;
  assert.deepEqual(
    [fields.personal_number?.value, fields.document_number?.value],
    ['85020512345', '12345/19/1261'],
  );
  assert.equal(fields.issuing_country?.value, 'POL', 'the title names the state where no flag was read');
});

test('every state is known by the sign in its flag', () => {
  const body = ['1. X', '3. 05.02.1985', '4a. 10.05.2019', '4b. 10.05.2034'];
  for (const { code, sign } of issuingStates) {
    const found = readWith(euDrivingLicence, readingOf(licence([flag(sign)], body)));
    assert.equal(found?.country, code, sign);
  }
});

test('every state is known by its own words, with or without their marks', () => {
  const body = ['1. X', '3. 05.02.1985', '4a. 10.05.2019', '4b. 10.05.2034'];
  for (const { code, words } of issuingStates) {
    for (const word of words) {
      assert.equal(
        readWith(euDrivingLicence, readingOf(licence([[300, 20, word]], body)))?.country,
        code,
        word,
      );
    }
  }
  assert.equal(
    readWith(euDrivingLicence, readingOf(licence([[300, 20, 'VADĪTĀJA APLIECĪBA']], body)))?.country,
    'LVA',
  );
  const shared = readWith(euDrivingLicence, readingOf(licence([[300, 20, 'PERMIS DE CONDUIRE']], body)));
  assert.equal(shared?.country, null, 'a title of several states names none');
});

test('a doubtful value and an impossible date are left out', () => {
  const lines = licence([flag('F')], ['3. 31.02.1985', '4a. 10.05.2019', '4b. 10.05.2034']);
  const { fields } = readWith(euDrivingLicence, readingOf([...lines, [300, 300, '5. 13AA00002', 0.6]]))!;
  assert.deepEqual([fields.birth_date, fields.document_number], [undefined, undefined]);
});

test('page 2 is the back, and a page without numbered dates is no licence', () => {
  const table = ['AM', 'A1', 'A2', 'A', 'B1', 'B', 'C1'].map(
    (text, index): WrittenLine => [50, 40 + 30 * index, text],
  );
  assert.equal(readWith(euDrivingLicence, readingOf(table))?.side, 'back');
  assert.equal(
    readWith(
      euDrivingLicence,
      readingOf([
        [300, 20, 'DRIVING LICENCE'],
        [300, 80, '3. 05.02.1985'],
      ]),
    ),
    null,
  );
});
