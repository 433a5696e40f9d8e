import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sessionStatuses } from '@vidimus/contracts';
import { sessionDocument } from './session-document.ts';

const page = readFileSync(new URL('../../../docs/session-states.md', import.meta.url), 'utf8');

test('the published state diagram is the transition table (node packages/domain/src/write-session-document.ts)', () => {
  assert.equal(page, sessionDocument());
});

test('the published page names every status of the wire contract', () => {
  for (const status of sessionStatuses) assert.match(page, new RegExp(`\\b${status}\\b`));
});
