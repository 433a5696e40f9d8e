import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf } from './reading-of.ts';
import { titleIn } from './titles.ts';

const found = (line: string, ...titles: string[]) => titleIn(readingOf([[10, 10, line]]), titles);

test('a title is found in a line whatever its case, marks and blanks', () => {
  assert.equal(found('Dowod  osobisty / IDENTITY CARD', 'DOWÓD OSOBISTY'), 'DOWÓD OSOBISTY');
  assert.equal(found('KØREKORT', 'KOREKORT'), 'KOREKORT');
  assert.equal(found('Surname', 'DOWÓD OSOBISTY'), null);
});

test('one letter in seven may be misread; the title with fewer wrong letters counts', () => {
  assert.equal(found('DOWOD OSOBISY', 'DOWÓD OSOBISTY'), 'DOWÓD OSOBISTY');
  assert.equal(found('IDENY LARD', 'IDENTITY CARD'), null);
  assert.equal(found('KORKORT', 'KOREKORT', 'KORKORT'), 'KORKORT');
  assert.equal(found('SUOMl', 'SUOMI'), null, 'short words leave no room for errors');
});
