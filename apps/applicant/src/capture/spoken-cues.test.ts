import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localVoice } from './spoken-cues.ts';

const voice = (lang: string, localService: boolean, isDefault = false) => ({
  lang,
  localService,
  default: isDefault,
});

test('only a voice of the device itself speaks, and one of the page’s language', () => {
  const voices = [voice('en-US', false), voice('de-DE', true), voice('zh-TW', true), voice('en_GB', true)];
  assert.equal(localVoice(voices, 'en'), 3);
  assert.equal(localVoice(voices, 'zh-CN'), 2, 'another Chinese voice rather than none');
  assert.equal(localVoice(voices.slice(0, 2), 'en'), -1, 'a voice that asks a server says nothing');
  assert.equal(localVoice([], 'en'), -1);
});

test('of several voices the exact one speaks, else the default one', () => {
  const chinese = [voice('zh-TW', true, true), voice('zh-CN', true)];
  assert.equal(localVoice(chinese, 'zh-CN'), 1);
  assert.equal(localVoice([voice('en-AU', true), voice('en-US', true, true)], 'en'), 1);
});
