import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ovalIn } from './oval.ts';

const video = { width: 640, height: 480 };
const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}`);

test('the oval is measured in the video that covers the stage', () => {
  const wide = ovalIn({ width: 1280, height: 480 }, video);
  near(wide.height, 0.88 * 240);
  near(wide.width / wide.height, 0.76);
  near(ovalIn({ width: 320, height: 480 }, video).height, 0.88 * 480);
});

test('it is the oval that the style sheet draws', () => {
  const css = readFileSync(new URL('../page/capture.css', import.meta.url), 'utf8');
  const [rule] = /\.oval \{[^}]*\}/.exec(css)!;
  assert.match(rule, /height: 88%/);
  assert.match(rule, /aspect-ratio: 0\.76/);
});
