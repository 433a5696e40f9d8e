import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAamva, readAamva } from './aamva.ts';
import { aamvaIssuers } from './aamva-issuers.ts';

const folder = new URL('../../../../fixtures/aamva/', import.meta.url);
const payload = (name: string) => readFileSync(new URL(`${name}.txt`, folder), 'utf8');

/**
 * What each sample says, transcribed from its elements: file, issuing state, country, number, family name, given names,
 * suffix, birth date, expiry date, sex.
 */
const transcribed = `
AB|AB|CAN|123400-056|MOTORIST|MARY SMITH||1993-02-04|2019-01-08|F
AL|AL|USA|5677922|SMITH|MICHAEL MOTORIST||1967-03-27|2018-11-18|M
AZ|AZ|USA|D04852767|WILLIAMS|SUSAN T||1989-01-24|2054-01-24|F
CO 2013|CO|USA|124336019|MOTORIST|JANE LYNN|SR|1972-02-04|2022-01-04|F
CT Multiple Middle Names|CT|USA|227881513|CORTEZ|PABLO LUIS RODRIGUEZ|JR|1976-10-07|2022-10-07|M
CT Suffix|CT|USA|227881513|CORTEZ|PABLO|JR|1976-10-07|2022-10-07|M
CT Web Browser|CT|USA|990000001|CTLIC|ADULT A||1961-01-01|2015-01-01|F
DC|DC|USA|3234567|AL-MAAR|DIANA ROBIN||1985-07-29|2021-07-29|F
FL|FL|USA|H574712510891|TESTER|JOEY MIDLAND||1941-05-09|2022-03-09|M
HI|HI|USA|H01387330|MOTORIST|MICHAEL JAY||1988-03-12|2024-03-12|M
ID|ID|USA|WA104577G|JENSEN|CLAY MOTORIST||1967-12-08|2019-12-08|M
IN|IN|USA|3249-09-7547|MOTORIST|RYAN MICHAEL||1993-02-25|2023-02-25|M
KY|KY|USA|K12340057|SMITH|MARY ANN||1954-11-12|2021-12-13|F
MA 2009|MA|USA|S65807412|SMITH|ROBERT LOWNEY||1977-07-07|2020-07-07|M
MA No Middle Name|MA|USA|S65807412|ROBERT|TONY||1977-07-07|2020-07-07|M
MD|MD|USA|S-512-887-236-780|SMITH|DIANA ROSE||1992-10-10|2025-10-10|F
MI|MI|USA|L 341 567 071 342|SMITH|ROBERT||1968-03-23|2020-03-25|M
MO|MO|USA|X100097001|LastNameTest|FirstNameTest||2017-08-09|2018-02-04|M
MT|MT|USA|0504928899117|TESTER|MARY ROSE||1994-05-14|2023-05-14|F
NC|NC|USA|00004985690|MORALES MARTIZ|RICK SANTIAGO||1986-06-12|2025-06-12|M
NH|NH|USA|NHI17128755|TESTER|DONNIE G||1977-11-06|2022-11-06|M
NM|NM|USA|513577879|SINCLAIR-ESCUEVA|LUIS||1981-10-27|2021-11-27|M
NY|NY|USA||Michael|M Motorist||2013-08-31|2013-08-31|M
ON|ON|CAN|S9244-43879-65702|TESTER|MARY ANN||1996-06-03|2020-06-03|F
PA 2016|PA|USA|25881776|MORGAN|CAPTAIN JACK||1960-05-22|2021-05-23|M
PA Two Middle Names|PA|USA|26798765|SMITH|JOHN ROBERT LEE||1986-02-02|2020-02-03|M
PE|PE|CAN|247725|FLOWERS|PATTY||1955-09-04|2020-09-04|F
RI|RI|USA|30005037|GRIFFIN|LOIS PATRICE||1988-04-21|2019-04-21|F
TX|TX|USA|37110073|GONSALVES|ROBERTO||1993-10-24|2019-10-24|M
VA|VA|USA|T16700185|MAURY|JUSTIN WILLIAM||1958-07-15|2017-08-14|M
WA|WA|USA|TESTEDM504K9|TESTER|MARY S||1950-05-23|2021-05-23|F
WV|WV|USA|F123456|SMITH|JOE BOB||1972-11-03|2022-11-03|M
`;

test('every sample reads as transcribed, or says in words what it lacks', () => {
  const samples = readdirSync(folder).filter((file) => file.endsWith('.txt') && file !== 'pdf417.txt');
  const rows = transcribed
    .trim()
    .split('\n')
    .map((row) => row.split('|'));
  assert.deepEqual(samples.sort(), rows.map(([file]) => `${file}.txt`).sort());
  const refusals: string[] = [];
  for (const [file, ...expected] of rows) {
    const { licence, refusal } = readAamva(payload(file!));
    assert.ok(licence, file);
    const { issuingState, country, documentNumber, familyName, givenNames, suffix } = licence;
    const { birthDate, expiryDate, sex } = licence;
    const read = [
      issuingState,
      country,
      documentNumber,
      familyName,
      givenNames,
      suffix,
      birthDate,
      expiryDate,
      sex,
    ];
    assert.deepEqual(
      read.map((value) => value ?? ''),
      expected,
      file,
    );
    if (refusal) refusals.push(`${file}: ${refusal.code}: ${refusal.explanation}`);
  }
  assert.deepEqual(refusals, ['NY: missing_elements: absent or not valid: documentNumber']);
});

test('a name in one piece is only taken apart where its issuer is known to keep an order', () => {
  const known = payload('PA Two Middle Names');
  const { licence, refusal } = readAamva(known.replace('636025', '636015'));
  assert.deepEqual([licence?.familyName, licence?.givenNames], [null, null]);
  assert.equal(refusal?.code, 'name_order_unknown');
  assert.match(refusal.explanation, /JOHN ROBERT LEE SMITH/);
  assert.deepEqual(refusal.missing, ['familyName', 'givenNames']);
});

test('names between dollar signs, as on a magnetic stripe, read like names between commas', () => {
  const text = payload('CT Suffix').replace('CORTEZ,PABLO,,JR', 'CORTEZ$PABLO$LUIS$JR');
  const licence = parseAamva(text);
  assert.deepEqual(
    [licence?.familyName, licence?.givenNames, licence?.suffix],
    ['CORTEZ', 'PABLO LUIS', 'JR'],
  );
});

test('an enhanced licence is a licence, an identity card is not', () => {
  const text = payload('CO 2013');
  assert.equal(parseAamva(text.replaceAll('DL0', 'EN0'))?.kind, 'driving_licence');
  assert.equal(
    parseAamva(text.replaceAll('DL0', 'ID0').replace('DL\nDCA', 'ID\nDCA'))?.kind,
    'identity_card',
  );
});

test('the issuer of a licence is known by its number, not by where its holder lives', () => {
  const licence = parseAamva(payload('CO 2013').replace('DAJCO', 'DAJWY'));
  assert.deepEqual([licence?.issuingState, licence?.jurisdiction], ['CO', 'WY']);
  const unknown = parseAamva(payload('CO 2013').replace('636020', '699999'));
  assert.equal(unknown?.issuingState, 'CO');
  const states = [...aamvaIssuers.values()].filter(({ country }) => country === 'USA');
  assert.equal(new Set(states.map(({ state }) => state)).size, 56, '50 states, DC and five territories');
});

test('a cut name is told', () => {
  assert.equal(parseAamva(payload('AL'))?.namesTruncated, false);
  assert.equal(
    parseAamva(payload('IN').replace('DDFN', 'DDFT').replace('DDFU', 'DDFT'))?.namesTruncated,
    true,
  );
});

test('a text without header or subfile is refused by name', () => {
  assert.equal(readAamva('A larger PDF417 barcode').refusal?.code, 'no_header');
  assert.equal(readAamva('@\n\u001e\rANSI 636000080001ZZ00310010').refusal?.code, 'no_subfile');
});

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
    issuingState: 'CO',
    jurisdiction: 'CO',
    documentNumber: '124336019',
    familyName: 'MOTORIST',
    givenNames: 'JANE LYNN',
    suffix: 'SR',
    namesTruncated: false,
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
  assert.deepEqual([licence?.familyName, licence?.givenNames], ['CORTEZ', 'PABLO LUIS RODRIGUEZ']);
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
