import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countriesIn, countryNamed, matchingCountries } from './countries.ts';

const english = countriesIn('en');
const chinese = countriesIn('zh-CN');

test('all 249 ISO countries and the five ICAO codes have a name of their own in both languages', () => {
  for (const countries of [english, chinese]) {
    assert.equal(countries.length, 254);
    assert.equal(new Set(countries.map((country) => country.code)).size, 254);
    assert.equal(new Set(countries.map((country) => country.name)).size, 254);
    assert.ok(countries.every((country) => !/^[A-Z]{2}$/.test(country.name)));
  }
});

test('the three-letter code wins over names that only begin alike', () => {
  assert.equal(matchingCountries(english, 'chn')[0]?.code, 'CHN');
  assert.equal(matchingCountries(chinese, 'UTO')[0]?.code, 'UTO');
});

test('a name is found in the other language, without diacritics and by a later word', () => {
  assert.equal(matchingCountries(english, '德国')[0]?.code, 'DEU');
  assert.equal(matchingCountries(chinese, 'cote divoire')[0]?.code, 'CIV');
  assert.ok(matchingCountries(english, 'zealand').some((country) => country.code === 'NZL'));
});

test('only a full name or code counts as a choice', () => {
  assert.equal(countryNamed(english, 'Germany')?.code, 'DEU');
  assert.equal(countryNamed(chinese, '中国')?.code, 'CHN');
  assert.equal(countryNamed(english, 'Germ'), null);
  assert.equal(countryNamed(english, ''), null);
});
