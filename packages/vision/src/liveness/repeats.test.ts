import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatedShare } from './repeats.ts';

const clip = (pictures: string) =>
  [...pictures].map((picture, at) => ({ tMs: at * 80, bytes: Uint8Array.from([picture.charCodeAt(0), 7]) }));

test('frames that come again after others are counted, those drawn twice in succession are not', () => {
  assert.equal(repeatedShare(clip('abcdef')), 0);
  assert.equal(repeatedShare(clip('aabbcc')), 0);
  assert.equal(repeatedShare(clip('abcabc')), 0.5);
  assert.equal(repeatedShare(clip('aaaa')), 0, 'a picture that stands still is another sign');
});
