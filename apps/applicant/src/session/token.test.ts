import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeToken } from './token.ts';

const token = 'abcDEF0123456789_-xyzXYZ';

function taken(hash: string) {
  const urls: string[] = [];
  const found = takeToken({ hash, pathname: '/verify/', search: '' }, (url) => void urls.push(url));
  return { found, urls };
}

test('a token leaves the address bar as soon as it is read', () => {
  assert.deepEqual(taken(`#${token}`), { found: token, urls: ['/verify/'] });
});

test('no fragment is no token and leaves the address alone', () => {
  assert.deepEqual(taken(''), { found: null, urls: [] });
});

test('a fragment that is no token is removed all the same', () => {
  assert.deepEqual(taken('#short'), { found: null, urls: ['/verify/'] });
  assert.deepEqual(taken(`#${token}?x=1`), { found: null, urls: ['/verify/'] });
});
