import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readingOf, readWith, valuesOf, type WrittenLine } from '../print/reading-of.ts';
import { isChineseIdentityNumber, statedByNumber } from './identity-number.ts';
import { chnIdentityCard } from './type.ts';

/** A made-up person; the check character of the number is right. */
const number = '110101199003120015';
const front: readonly WrittenLine[] = [
  [83, 111, '姓名欧阳小明'],
  [83, 192, '性别'],
  [192, 196, '男'],
  [318, 192, '民族汉'],
  [84, 271, '出生'],
  [206, 273, '1990年3月12日'],
  [86, 349, '住址'],
  [190, 349, '北京市东城区示例街'],
  [194, 376, '一号楼二单元'],
  [86, 480, '公民身份号码'],
  [382, 480, number],
];
const back = (validity: string): WrittenLine[] => [
  [300, 80, '中华人民共和国'],
  [300, 140, '居民身份证'],
  [200, 400, '签发机关'],
  [330, 400, '北京市公安局东城分局'],
  [200, 450, '有效期限'],
  [330, 450, validity],
];

test('the portrait side gives every field of its print, and what its number states', () => {
  const found = readWith(chnIdentityCard, readingOf(front));
  assert.equal(found?.side, 'front');
  assert.deepEqual(valuesOf(found?.fields), {
    full_name: '欧阳小明',
    sex: 'M',
    ethnicity: '汉',
    birth_date: '1990-03-12',
    address: '北京市东城区示例街一号楼二单元',
    document_number: number,
    nationality: 'CHN',
    issuing_country: 'CHN',
  });
  assert.equal(found?.fields.birth_date?.source, 'number');
  assert.equal(found?.printed.birth_date?.source, 'visual');
});

test('a people that no card names was misread and is left out', () => {
  const misread = front.map(
    (line): WrittenLine => (line[2] === '民族汉' ? [line[0], line[1], '民族汊'] : line),
  );
  assert.equal(readWith(chnIdentityCard, readingOf(misread))?.fields.ethnicity, undefined);
});

test('print that differs from the number stands beside it, so that they can be compared', () => {
  const altered = front.map(
    (line): WrittenLine =>
      line[2].startsWith('1990年')
        ? [line[0], line[1], '1991年3月12日']
        : line[2] === '男'
          ? [line[0], line[1], '女']
          : line,
  );
  const found = readWith(chnIdentityCard, readingOf(altered));
  assert.deepEqual(
    [found?.fields.birth_date?.value, found?.printed.birth_date?.value],
    ['1990-03-12', '1991-03-12'],
  );
  assert.deepEqual([found?.fields.sex?.value, found?.printed.sex?.value], ['M', 'F']);
});

test('a number whose check character is wrong states nothing; the print is all there is', () => {
  const wrong = front.map(
    (line): WrittenLine => (line[2] === number ? [line[0], line[1], '110101199003120016'] : line),
  );
  const found = readWith(chnIdentityCard, readingOf(wrong));
  assert.equal(found?.fields.document_number?.value, '110101199003120016');
  assert.equal(found?.fields.birth_date?.source, 'visual');
  assert.equal(found?.fields.nationality, undefined);
});

test('the emblem side gives issuer and dates', () => {
  const found = readWith(chnIdentityCard, readingOf(back('2015.06.01-2035.06.01')));
  assert.equal(found?.side, 'back');
  assert.deepEqual(valuesOf(found?.fields), {
    issuing_authority: '北京市公安局东城分局',
    issue_date: '2015-06-01',
    expiry_date: '2035-06-01',
  });
});

test('values of a shape of their own are known without their labels', () => {
  const unlabelled = (lines: readonly WrittenLine[], label: string) =>
    lines.filter(([, , text]) => text !== label);
  const born = readWith(chnIdentityCard, readingOf(unlabelled(unlabelled(front, '出生'), '性别')))!;
  assert.deepEqual([born.printed.birth_date?.value, born.printed.sex?.value], ['1990-03-12', 'M']);
  const issued = readWith(chnIdentityCard, readingOf(unlabelled(back('2015.06.01-2035.06.01'), '签发机关')));
  assert.equal(issued?.fields.issuing_authority?.value, '北京市公安局东城分局');
});

test('a card that never expires has an issue date alone', () => {
  const { fields } = readWith(chnIdentityCard, readingOf(back('2015.06.01-长期')))!;
  assert.deepEqual([fields.issue_date?.value, fields.expiry_date], ['2015-06-01', undefined]);
});

test('every wrong character and every swap of neighbours makes a number invalid', () => {
  assert.equal(isChineseIdentityNumber(number), true);
  assert.equal(isChineseIdentityNumber('11010519491231002X'), true, "the standard's own example");
  assert.deepEqual(statedByNumber('11010519491231002X'), { birthDate: '1949-12-31', sex: 'F' });
  fc.assert(
    fc.property(fc.nat(16), fc.nat(9), (at, digit) => {
      const changed = number.slice(0, at) + digit + number.slice(at + 1);
      assert.equal(isChineseIdentityNumber(changed), changed === number);
      const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
      assert.equal(isChineseIdentityNumber(swapped), swapped === number);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('Chinese print without a number or a label is no card', () => {
  assert.equal(readWith(chnIdentityCard, readingOf([[10, 10, '姓名欧阳小明']])), null);
  assert.equal(readWith(chnIdentityCard, readingOf([[10, 10, number]])), null);
});
