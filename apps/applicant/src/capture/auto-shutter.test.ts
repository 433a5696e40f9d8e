import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveFinding } from '@vidimus/checks/browser';
import { type Steadiness, steadied, unsteady, waited } from './auto-shutter.ts';

const at = (x: number): LiveFinding => ({
  hint: 'ready',
  outline: [
    [x, 0.2],
    [0.8, 0.2],
    [0.8, 0.7],
    [0.2, 0.7],
  ],
});

function after(findings: readonly LiveFinding[], everyMs: number): { state: Steadiness; share: number } {
  let state = unsteady;
  for (const [k, finding] of findings.entries()) state = steadied(state, finding, k * everyMs);
  return { state, share: waited(state, (findings.length - 1) * everyMs) };
}

test('the photo takes itself when all has been good and still for a second', () => {
  assert.ok(after(Array(6).fill(at(0.2)), 150).share < 1);
  assert.equal(after(Array(9).fill(at(0.2)), 150).share, 1);
});

test('a hand that trembles does not begin the second anew, one that moves the document does', () => {
  const trembling = Array.from({ length: 9 }, (_, k) => at(0.2 + (k % 2) * 0.01));
  assert.equal(after(trembling, 150).share, 1);
  const moving = Array.from({ length: 9 }, (_, k) => at(0.2 + k * 0.03));
  assert.equal(after(moving, 150).share, 0);
});

test('anything to be mended begins the second anew', () => {
  const glare: LiveFinding = { ...at(0.2), hint: 'glare' };
  const findings = [...Array(5).fill(at(0.2)), glare, ...Array(4).fill(at(0.2))];
  assert.ok(after(findings, 150).share < 0.5);
});
