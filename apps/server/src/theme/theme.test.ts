import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { contrast, VidimusError } from '@vidimus/contracts';
import { accentTokens, grounds } from './colours.ts';
import { readTheme } from './theme.ts';

const folder = mkdtempSync(join(tmpdir(), 'vidimus-theme-'));
after(() => rmSync(folder, { recursive: true }));

function written(theme: unknown, files: Record<string, string | Buffer> = {}): string {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const path = join(folder, 'theme.json');
  writeFileSync(path, typeof theme === 'string' ? theme : JSON.stringify(theme));
  return path;
}
const refusedAt = (where: string) => (error: unknown) => {
  assert.ok(error instanceof VidimusError, String(error));
  assert.deepEqual([error.code, error.where], ['theme.invalid', where]);
  return true;
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"/>';

test('a theme is its tokens and its logo, under names that change with them', () => {
  const looks = { name: 'Acme', logo: 'logo.svg', accent: '#0a6b4f', accent_dark: '#7fe0bd', radius_px: 6 };
  const theme = readTheme(written(looks, { 'logo.svg': svg }));
  const css = theme.style.bytes.toString();
  assert.match(
    css,
    /--accent: #0a6b4f;[^}]*}\n@media \(prefers-color-scheme: dark\) {\n:root {\n {2}--accent: #7fe0bd;/s,
  );
  assert.match(css, /--radius: 6px;/);
  assert.match(theme.logo!.name, /^logo-[0-9a-f]{12}\.svg$/);
  const other = readTheme(written({ ...looks, radius_px: 7 }));
  assert.notEqual(other.style.name, theme.style.name);
  assert.equal(other.logo!.name, theme.logo!.name);
});

test('a colour that cannot be read on the page, or with one scheme only, is refused with its contrast', () => {
  assert.throws(
    () => readTheme(written({ name: 'A', accent: '#ffd400', accent_dark: '#ffd400' })),
    refusedAt('/accent'),
  );
  assert.throws(
    () => readTheme(written({ name: 'A', accent: '#00308f', accent_dark: '#00308f' })),
    refusedAt('/accent_dark'),
  );
  assert.throws(() => readTheme(written({ name: 'A', accent: '#00308f' })), refusedAt('/accent_dark'));
  assert.throws(
    () => readTheme(written({ name: 'A', accent: '#ffd400', accent_dark: '#ffd400' })),
    /1\.\d\d; text needs 4\.5/,
  );
});

test('keys, values and files that are not as they must be are named', () => {
  assert.throws(() => readTheme(written({ name: 'A', acent: '#00308f' })), refusedAt('/acent'));
  assert.throws(() => readTheme(written({ name: '' })), refusedAt('/name'));
  assert.throws(
    () => readTheme(written({ name: 'A', accent: 'red', accent_dark: '#ffffff' })),
    refusedAt('/accent'),
  );
  assert.throws(() => readTheme(written({ name: 'A', logo: 'none.svg' })), refusedAt('/logo'));
  assert.throws(
    () => readTheme(written({ name: 'A', logo: 'logo.gif' }, { 'logo.gif': 'GIF89a' })),
    refusedAt('/logo'),
  );
  assert.throws(() => readTheme(written({ name: 'A', logo: 'a.png' }, { 'a.png': svg })), refusedAt('/logo'));
  const large = Buffer.concat([Buffer.from(svg), Buffer.alloc(60_000, ' ')]);
  assert.throws(
    () => readTheme(written({ name: 'A', logo: 'b.svg' }, { 'b.svg': large })),
    refusedAt('/logo'),
  );
  assert.throws(
    () => readTheme(written('{')),
    (error) => (error as VidimusError).code === 'theme.unreadable',
  );
});

test('any colour that is taken leaves every text on it readable, pressed or not', () => {
  let taken = 0;
  for (let seed = 1; seed <= 500; seed += 1) {
    const accent = `#${((seed * 2_654_435_761) % 0x1000000).toString(16).padStart(6, '0')}`;
    for (const scheme of ['light', 'dark'] as const) {
      let tokens: Record<string, string>;
      try {
        tokens = accentTokens(accent, scheme, '/accent');
      } catch {
        continue;
      }
      taken += 1;
      const ratio = (a: string, b: string) => contrast(tokens[a] ?? a, tokens[b] ?? b);
      assert.ok(ratio('on-accent', 'accent') >= 4.5, `${accent} ${scheme}`);
      assert.ok(ratio('on-accent', 'accent-deep') >= 4.5, `${accent} ${scheme} pressed`);
      const ink = scheme === 'light' ? '#14181f' : '#eef1f5';
      assert.ok(contrast(ink, tokens['accent-soft']!) >= 4.5, `${accent} ${scheme} soft`);
    }
  }
  assert.ok(taken > 200, `${taken} of 1000 were taken`);
});

test('the grounds are those of the page', () => {
  const css = readFileSync(new URL('../../../applicant/src/page/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = css.split('@media');
  for (const [scheme, text] of [
    ['light', light],
    ['dark', dark],
  ] as const)
    for (const [name, value] of Object.entries(grounds[scheme]))
      assert.match(text, new RegExp(`--${name}: ${value};`));
});
