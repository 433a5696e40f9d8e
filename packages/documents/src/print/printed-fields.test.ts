import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '@vidimus/contracts';
import type { TextLine } from '@vidimus/vision/browser';
import type { Recognised } from '../document-type.ts';
import { labelOf } from './match-labels.ts';
import { printedFields } from './printed-fields.ts';
import { readingOf, valuesOf, type WrittenLine } from './reading-of.ts';
import { unlabelledDates, unlabelledNumber } from './unlabelled.ts';

const region = { subject: 'document_front' as const, points: [], image_width: 1, image_height: 1 };
const context = { regionOf: () => region, today: '2026-11-23' };
const read = (lines: readonly WrittenLine[]): Record<string, string> =>
  valuesOf(printedFields(readingOf(lines), context));

test('two fields on one line are told apart: labels by their words, values by what stands above them', () => {
  const page: readonly WrittenLine[] = [
    [10, 10, 'Date de naissance/Date of birth Sexe / Sex'],
    [400, 10, 'Nationality'],
    [10, 28, `${'08 SEP/SEPT 2004'.padEnd(32, ' ')} F`],
    [402, 28, 'UTO'],
  ];
  assert.deepEqual(read(page), { birth_date: '2004-09-08', sex: 'F', nationality: 'UTO' });
});

test('labels on one line are told apart although the first one lost its beginning', () => {
  const page: readonly WrittenLine[] = [
    [10, 10, 'acht / Sex Geboortedatum / Date of birth'],
    [110, 28, '13-11-1990'],
  ];
  assert.deepEqual(read(page), { birth_date: '1990-11-13' });
});

test('a value with a label of its own does not continue the one before it', () => {
  const page: readonly WrittenLine[] = [
    [10, 10, 'Date of birth'],
    [155, 10, 'Sex'],
    [10, 28, '08 APR/AVR 1991'],
    [155, 28, 'F'],
  ];
  assert.deepEqual(read(page), { birth_date: '1991-04-08', sex: 'F' });
});

test('lines that run up a little stand below their labels all the same', () => {
  const [label, value] = readingOf([
    [10, 30, 'Surname'],
    [10, 48, 'LINDQVIST'],
  ]).lines as [TextLine, TextLine];
  const rising: TextLine = {
    ...value,
    quad: value.quad.map(([x, y], i) => [x, i === 1 || i === 2 ? y - 14 : y]) as unknown as Quad,
  };
  const reading = { ...readingOf([]), lines: [label, rising] };
  assert.deepEqual(valuesOf(printedFields(reading, context)), { family_name: 'LINDQVIST' });
});

test('capitals behind a label in small letters are its value, small letters are not', () => {
  assert.deepEqual(read([[10, 10, 'Apelidos / Surname OYELARAN']]), { family_name: 'OYELARAN' });
  assert.deepEqual(read([[10, 10, 'Surname Unbekannt']]), {});
  assert.deepEqual(read([[10, 10, 'SURNAME XYZZY']]), {});
});

test('labels are known in many languages, alone or two on a line', () => {
  const lines: Record<string, string> = {
    family_name:
      'Surname/Nom, Apellidos, mbiemri/surname, Soyadı/Surname, Příjmení, Nazwisko, Фамилия, Nom de famille, Sloinne, Kunjom, Name / Surname, Familienname / Surname, Efternamn/Surname',
    given_names:
      'Given names/Prénoms, Nombre, emri/given name, Adı/Given name, Imię, Jméno, Vornamen, Имя, Céadainm, Isem, Etunimi, Vornamen / Given names, Vornamen Given names, Förnamn/Given names',
    birth_date:
      'Date of birth/Date de naissance, Geburtsdatum, Doğum tarihi, datëlindja/date of birth, Data urodzenia, 出生',
    expiry_date:
      "Date d'expiration, Gültig bis, Valid until, data e skadimit/date of expiry, Fecha de caducidad, 有效期限",
    issue_date:
      'Date of issue, Ausstellungsdatum, Verilmə tarixi/Date of issue, Data wydania, Fecha de expedición',
    document_number:
      'Passport No., N° de passeport, nr.letërnjoftim/card no., Document No. /, LIC #:, 公民身份号码',
    personal_number:
      'Personal No./N° personnel, Numero personale / Personal No., nr. personal/personal no., Rodné číslo, PESEL, Isikukood',
    sex: 'Sex/Sexe, Geschlecht, gjinia/sex, Cinsiyeti, Płeć, 性别, Пол',
    nationality:
      'Nationality/Nationalité, Nacionalidad, shtetësia/nationality, Staatsangehörigkeit, Obywatelstwo',
    issuing_country: 'Code, Codice / Code, Kod, Country code/Code du pays',
    full_name: 'Surname, Given names/Nom, Prénoms, 姓名',
    other: 'Place of birth/Lieu de naissance, Authority, Type/Type, Valid from',
  };
  for (const [meaning, list] of Object.entries(lines)) {
    const labels = meaning === 'full_name' ? ['Surname, Given names', '姓名'] : list.split(', ');
    for (const label of labels) assert.equal(labelOf(label)?.meaning, meaning, label);
  }
});

test('labels are known as a recogniser misreads them', () => {
  const misread: Record<string, string> = {
    'Sumame/Nom': 'family_name',
    'Natlonality/Nationallte': 'nationality',
    "Date of expiry/Dated'expiralion": 'expiry_date',
    DateofBirthDatedenaissance: 'birth_date',
    'Etibarlqmuddti/Dateofexpiry': 'expiry_date',
    SexSexe: 'sex',
    'Date of birth/Date de naissance(4)': 'birth_date',
    'Passport No./Ndepasseport': 'document_number',
    ldentifiantprimaire: 'family_name',
  };
  for (const [text, meaning] of Object.entries(misread)) assert.equal(labelOf(text)?.meaning, meaning, text);
});

test('values that begin like labels are none', () => {
  const values = [
    'NOMURA',
    'SEXTON',
    'CANADA',
    'NAMEKATA',
    'ADAMS',
    'EXPOSITO',
    'UTOPIAN',
    'L898902C3',
    '12.03.1990',
    'IMELDA',
  ];
  for (const value of values) assert.equal(labelOf(value), null, value);
});

test('values stand below their labels, also under a label of two lines', () => {
  const page: readonly WrittenLine[] = [
    [10, 10, 'Primary identifier /'],
    [10, 26, 'Identifiant primaire'],
    [14, 42, 'ERIKSSON'],
    [300, 10, 'Date of birth /'],
    [300, 26, 'Date de naissance'],
    [304, 42, '12 AUG/AOUT 74'],
  ];
  assert.deepEqual(read(page), { birth_date: '1974-08-12', family_name: 'ERIKSSON' });
});

test('values stand to the right of their labels, or behind a colon', () => {
  const beside: readonly WrittenLine[] = [
    [10, 10, 'Surname'],
    [200, 10, 'SMITH'],
    [10, 36, 'Date of birth'],
    [200, 36, '15.03.1985'],
    [10, 62, 'Document No.'],
    [200, 62, 'A12345678'],
    [10, 88, 'Sex'],
    [200, 88, 'M'],
  ];
  assert.deepEqual(read(beside), {
    family_name: 'SMITH',
    birth_date: '1985-03-15',
    document_number: 'A12345678',
    sex: 'M',
  });
  const behind: readonly WrittenLine[] = [
    [10, 10, 'Surname: ERIKSSON'],
    [10, 36, 'Given Name: ANNA MARIA'],
    [10, 62, 'DOB: 12.08.1974'],
    [10, 88, 'Nationality: UTO'],
  ];
  assert.deepEqual(read(behind), {
    birth_date: '1974-08-12',
    nationality: 'UTO',
    family_name: 'ERIKSSON',
    given_names: 'ANNA MARIA',
  });
});

test('a value that the detector cut in two is whole', () => {
  const page: readonly WrittenLine[] = [
    [10, 10, 'Date of birth'],
    [10, 28, '01 JAN/JAN'],
    [104, 28, '85'],
  ];
  assert.deepEqual(read(page), { birth_date: '1985-01-01' });
});

test("a field whose value was not read takes none of its neighbour's", () => {
  const page: readonly WrittenLine[] = [
    [10, 10, 'Surname'],
    [10, 40, 'Given names'],
    [10, 58, 'ANNA'],
    [10, 80, 'Date of expiry'],
    [10, 98, 'Date of issue'],
    [10, 116, '16.04.2007'],
  ];
  assert.deepEqual(read(page), { issue_date: '2007-04-16', given_names: 'ANNA' });
});

test("one line is the value of one field, the nearer label's", () => {
  const page: readonly WrittenLine[] = [
    [10, 10, 'Passport No.'],
    [60, 30, 'Personal No.'],
    [62, 48, 'A234567893'],
  ];
  assert.deepEqual(read(page), { personal_number: 'A234567893' });
});

test('what was read without confidence, or cannot be a value of its field, is left out', () => {
  const page: readonly WrittenLine[] = [
    [10, 10, 'Surname'],
    [10, 28, 'ERIKSSON', 0.7],
    [300, 10, 'Date of birth'],
    [300, 28, '31.02.1990'],
    [10, 60, 'Sex'],
    [10, 78, 'Q'],
    [300, 60, 'Passport No.'],
    [300, 78, 'ZENITH'],
  ];
  assert.deepEqual(read(page), {});
});

test('`Nom` is the family name beside given names, else the whole one; of two sexes the ICAO one counts', () => {
  const alone: readonly WrittenLine[] = [
    [10, 10, 'Name'],
    [10, 28, 'ANNA ERIKSSON'],
    [10, 60, 'Cinsi/Sex'],
    [10, 78, 'K/M'],
  ];
  assert.deepEqual(read(alone), { full_name: 'ANNA ERIKSSON', sex: 'M' });
  const beside: readonly WrittenLine[] = [...alone, [10, 110, 'Prénoms'], [10, 128, 'ANNA']];
  assert.equal(read(beside).family_name, 'ANNA ERIKSSON');
});

test('three dates without labels are birth, issue and expiry; fewer, more or impossible ones are nothing', () => {
  const dates = (list: readonly string[], labelled: Recognised['fields'] = {}) => {
    const lines = list.map((text, index): WrittenLine => [10, 30 * index, text]);
    return valuesOf(unlabelledDates(readingOf(lines), context, labelled));
  };
  const three = ['15.08.2028', '14.08.1994', '16.08.2018'];
  assert.deepEqual(dates(three), {
    birth_date: '1994-08-14',
    issue_date: '2018-08-16',
    expiry_date: '2028-08-15',
  });
  assert.deepEqual(dates([...three, '15.08.2028']).expiry_date, '2028-08-15', 'the same date twice is one');
  assert.deepEqual(dates(three.slice(0, 2)), {});
  assert.deepEqual(dates([...three, '01.01.2000']), {});
  assert.deepEqual(
    dates(['14.08.1994', '16.08.2018', '15.08.2058']),
    {},
    'no document is valid for forty years',
  );
  assert.deepEqual(dates(['14.08.1994', '16.08.2027', '15.08.2032']), {}, 'nothing is issued after today');
  const other = { birth_date: { value: '1993-08-14', source: 'visual', region: null } } as const;
  assert.deepEqual(dates(three, other), {}, 'a label contradicts');
});

test('a passport number without label is the only one of its shape at the top right above the zone', () => {
  const zone = [
    [30, 440],
    [830, 440],
    [830, 500],
    [30, 500],
  ] as const;
  const number = (...lines: WrittenLine[]) =>
    valuesOf(unlabelledNumber(readingOf(lines, { mrz: { quad: zone } }), context)).document_number;
  assert.equal(number([640, 60, 'C19389564']), 'C19389564');
  assert.equal(number([40, 60, 'C19389564']), undefined, 'on the left');
  assert.equal(number([640, 300, 'C19389564']), undefined, 'in the middle of the page');
  assert.equal(number([640, 60, 'C19389564'], [640, 90, 'C19389565']), undefined, 'two of them');
  assert.equal(
    valuesOf(unlabelledNumber(readingOf([[640, 60, 'C19389564']]), context)).document_number,
    undefined,
  );
});
