import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withMarks } from './marks.ts';

test('marked letters are taken over where the rest agrees', () => {
  assert.equal(withMarks('FJORTOFT', 'FJØRTOFT'), 'FJØRTOFT');
  assert.equal(withMarks('PORDIS', 'ÞÓRDÍs'), 'ÞÓRDÍS');
  assert.equal(withMarks('DVORAKOVA', 'DVOŘÁKOVÁ'), 'DVOŘÁKOVÁ');
  assert.equal(withMarks('AEGIR', 'ÆGIR'), 'ÆGIR');
  assert.equal(withMarks('Lukasz', 'Łukasz'), 'Łukasz');
});

test('blanks, digits and letters without marks stay as the first reading has them', () => {
  assert.equal(withMarks('LENA SOPHIE', 'LENASOPHIE'), 'LENA SOPHIE');
  assert.equal(withMarks('LG5768786', 'LG576878'), 'LG5768786');
  assert.equal(withMarks('01-12-1936', 'O1-12-1936'), '01-12-1936');
});

test('another line gives no marks', () => {
  assert.equal(withMarks('ERIKA', 'ÖÄÜ ØÆÅ'), 'ERIKA');
});
