import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locales } from '@vidimus/contracts';
import { en } from './en.ts';
import { es } from './es.ts';
import { browserLocale, loadText } from './language.ts';
import { zhCN } from './zh-cn.ts';

const texts = { en, 'zh-CN': zhCN, es };

type Leaf = [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const spoken = (leaf: unknown): string =>
  typeof leaf === 'function' ? String(leaf('7', '8')) : String(leaf);

test('every language is fetched by its name', async () => {
  for (const locale of locales) assert.equal(await loadText(locale), texts[locale]);
});

test('every language fills every text', () => {
  const paths = leaves(en)
    .map(([path]) => path)
    .sort();
  for (const text of Object.values(texts)) {
    assert.deepEqual(
      leaves(text)
        .map(([path]) => path)
        .sort(),
      paths,
    );
    for (const [path, leaf] of leaves(text)) assert.notEqual(spoken(leaf).trim(), '', path);
  }
});

test('no sentence was left in English in the Chinese table', () => {
  for (const [path, leaf] of leaves(zhCN)) {
    if (path === '.result.listSeparator' || path === '.liveness.part') continue;
    assert.match(spoken(leaf), /\p{Script=Han}/u, path);
  }
});

test('no sentence was left in English in the Spanish table', () => {
  const english = new Map(leaves(en).map(([path, leaf]) => [path, spoken(leaf)]));
  for (const [path, leaf] of leaves(texts.es)) {
    if (path === '.result.listSeparator') continue;
    assert.notEqual(spoken(leaf), english.get(path), path);
  }
});

test('Chinese addresses the person as 您 and writes full-width punctuation', () => {
  for (const [path, leaf] of leaves(zhCN)) {
    assert.ok(!spoken(leaf).includes('你'), path);
    assert.doesNotMatch(spoken(leaf), /\p{Script=Han}[,;:!?]/u, path);
  }
});

test('texts with numbers carry them', () => {
  for (const text of Object.values(texts)) {
    assert.match(text.result.attemptsLeft(4), /4/);
    assert.match(text.progress.position(2, 3), /2.*3/);
    assert.match(text.invalid.number_signs('/'), /\//);
  }
});

test('the browser’s first known language wins, any Chinese is Simplified', () => {
  assert.equal(browserLocale(['zh-TW', 'en']), 'zh-CN');
  assert.equal(browserLocale(['fr-FR', 'en-GB', 'zh']), 'en');
  assert.equal(browserLocale(['de']), 'en');
  assert.equal(browserLocale(['es-MX', 'en']), 'es');
});
