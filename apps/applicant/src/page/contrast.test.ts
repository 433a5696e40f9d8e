import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contrast } from '@vidimus/contracts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)');

function tokensOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((hit) => [hit[1] ?? '', hit[2] ?? '']),
  );
}
const light = tokensOf(lightCss);
const schemes = { light, dark: new Map([...light, ...tokensOf(darkCss)]) };

/** Every pair of text and ground that the style sheets put together. */
const texts: readonly [ink: string, ground: string][] = [
  ['ink', 'ground'],
  ['ink', 'sheet'],
  ['ink', 'sunken'],
  ['ink', 'accent-soft'],
  ['ink', 'warn-soft'],
  ['ink-soft', 'ground'],
  ['ink-soft', 'sheet'],
  ['ink-soft', 'sunken'],
  ['ink-soft', 'accent-soft'],
  ['ink-soft', 'warn-soft'],
  ['accent', 'ground'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['good', 'ground'],
  ['good', 'sheet'],
  ['warn', 'warn-soft'],
  ['bad', 'ground'],
  ['bad', 'sheet'],
  ['bad', 'bad-soft'],
  ['bad', 'warn-soft'],
];

for (const [scheme, tokens] of Object.entries(schemes)) {
  const colour = (name: string) => tokens.get(name) ?? assert.fail(`no token --${name}`);

  test(`text stands out from its ground by 4.5 to 1 in the ${scheme} scheme`, () => {
    for (const [ink, ground] of texts) {
      const ratio = contrast(colour(ink), colour(ground));
      assert.ok(ratio >= 4.5, `${ink} on ${ground}: ${ratio.toFixed(2)}`);
    }
  });

  test(`borders of controls stand out by 3 to 1 in the ${scheme} scheme`, () => {
    for (const ground of ['sheet', 'ground']) {
      const ratio = contrast(colour('control'), colour(ground));
      assert.ok(ratio >= 3, `control on ${ground}: ${ratio.toFixed(2)}`);
    }
  });
}
