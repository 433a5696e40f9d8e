import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateFromPrint } from './dates.ts';

const today = '2026-11-23';
const birth = (text: string, monthFirst = false) => dateFromPrint(text, { kind: 'birth', today, monthFirst });

test('the usual spellings of a date are one date', () => {
  const spellings = [
    '12.03.1990',
    '12/03/1990',
    '12-03-1990',
    '12 03 1990'.replaceAll(' ', '.'),
    '12 MAR 1990',
    '12 MAR/MARS 90',
    '12MAR/MARS90',
    '12. März 1990',
    '12 mars 1990',
    '12 MARZO 1990',
    '1990-03-12',
    '1990/03/12',
    '1990年3月12日',
    '1990 年 03 月 12 日',
    '12.3.1990',
  ];
  for (const spelling of spellings) assert.equal(birth(spelling), '1990-03-12', spelling);
});

test('months are known in the languages of passports', () => {
  const months = {
    '01': '5 JAN/JAN 90, 5 ENE 1990, 5 GEN/JAN 1990, 5 OCA/JAN 1990',
    '02': '5 FEB/FÉV 90, 5 FEV 1990, 5 ŞUB/FEB 1990',
    '05': '5 MAI 1990, 5 MEI/MAY 1990, 5 MAJ 1990, 5 MAG/MAY 1990',
    '06': '5 JUIN 1990, 5 GIU/JUN 1990, 5 HAZ/JUN 1990',
    '07': '5 JUIL 1990, 5 LUG/JUL 1990',
    '08': '5 AUG/AOÛT 90, 5 AGO 1990, 5 AĞU/AUG 1990',
    '10': '5 OKT/OCT 1990, 5 OUT 1990, 5 OTT/OCT 1990',
    '12': '5 DEZ 1990, 5 DÉC 1990, 5 DIC 1990, 5 ARA/DEC 1990',
  };
  for (const [month, list] of Object.entries(months)) {
    for (const spelling of list.split(', ')) assert.equal(birth(spelling), `1990-${month}-05`, spelling);
  }
});

test('a two-digit year is the latest one that can be meant', () => {
  assert.equal(birth('12 AUG/AOUT 74'), '1974-08-12');
  assert.equal(birth('12 AUG 24'), '2024-08-12');
  assert.equal(birth('12 DEC 26'), '1926-12-12', 'nobody is born after today');
  assert.equal(dateFromPrint('15 APR/AVR 42', { kind: 'expiry', today }), '2042-04-15');
  assert.equal(dateFromPrint('15.04.69', { kind: 'expiry', today }), '1969-04-15');
});

test('numbers alone are day first unless the type says month first', () => {
  assert.equal(birth('03/04/1990'), '1990-04-03');
  assert.equal(birth('03/04/1990', true), '1990-03-04');
  assert.equal(birth('03/23/1990'), null);
  assert.equal(birth('03/23/1990', true), '1990-03-23');
});

test('what is no calendar date is none', () => {
  const wrong = [
    '30.02.1990',
    '12 XYZ 1990',
    '1990',
    '12.03',
    'MARTIN',
    '12.03/1990',
    '12 MAR/AVR 90',
    '120390',
  ];
  for (const text of wrong) assert.equal(birth(text), null, text);
});
