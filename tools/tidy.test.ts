import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
const contents = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** Which of our packages a package may import. Tests and what puts everything together are free. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'packages/contracts': [],
  'packages/domain': ['contracts'],
  'packages/sdk': ['contracts', 'contracts/browser'],
  'packages/vision': ['contracts', 'contracts/browser'],
  'packages/documents': ['contracts', 'vision/browser'],
  'packages/checks': ['contracts', 'contracts/browser', 'documents', 'vision', 'vision/browser'],
  'apps/applicant': [
    'contracts',
    'contracts/browser',
    'vision/browser',
    'vision/browser-nets',
    'checks/browser',
  ],
  'apps/exchange': ['contracts', 'sdk'],
};

const longestFile = 400;

test('every source file is looked at', () => {
  assert.ok(files.length > 200, `only ${files.length} files found`);
});

test('packages import only what stands below them', () => {
  const wrong: string[] = [];
  for (const [file, text] of contents) {
    const home = Object.keys(allowed).find((folder) => file.startsWith(`${folder}/`));
    if (!home || file.includes('.test.') || file.includes('/e2e/')) continue;
    for (const [, name] of text.matchAll(/from '@vidimus\/([^']+)'/g)) {
      if (!allowed[home]!.includes(name!)) wrong.push(`${file} imports @vidimus/${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no import reaches into another package by path', () => {
  const wrong: string[] = [];
  for (const [file, text] of contents) {
    const [top, name] = file.split('/');
    if (top !== 'packages' && top !== 'apps') continue;
    for (const [, target] of text.matchAll(/from '(\.\.?\/[^']+)'/g)) {
      const path = join(file, '..', target!).split(sep).join('/');
      if (!path.startsWith(`${top}/${name}/`)) wrong.push(`${file} imports ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test(`files stay within ${longestFile} lines`, () => {
  const long = [...contents].map(([file, text]) => [file, text.split('\n').length] as const);
  assert.deepEqual(
    long.filter(([, lines]) => lines > longestFile),
    [],
  );
});

test('files and folders are named in kebab-case', () => {
  const wrong = files.filter((file) => !/^[a-z0-9./_-]+$/.test(file.replace(/\.zh-CN\./, '.')));
  assert.deepEqual(wrong, []);
});

test('nothing is exported by default except where a tool asks for it', () => {
  const wrong = [...contents].filter(
    ([file, text]) => /^export default /m.test(text) && !/\.config\.ts$/.test(file),
  );
  assert.deepEqual(
    wrong.map(([file]) => file),
    [],
  );
});
