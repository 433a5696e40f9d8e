import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const pictures = fileURLToPath(new URL('../../../../fixtures/faces', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vidimus-models-'));
after(() => rmSync(folder, { recursive: true }));

/** What `models check` says went wrong with a list. */
function failure(list: string, ...model: string[]): { code: string; where: string; message: string } {
  const pairs = join(folder, 'pairs.csv');
  writeFileSync(pairs, list);
  const args = ['models', 'check', ...model, '--pairs', pairs, '--pictures', pictures, '--json'];
  const { status, stderr, stdout } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.equal(stdout, '');
  return JSON.parse(stderr).error;
}

const twoPairs =
  'image1,image2,same\nstock-emotions-a-1.jpg,stock-emotions-a-3.jpg,1\nai-face.jpg,stock-emotions-b-1.jpg,0\n';

test('models check asks for enough pairs, and says how many there are', () => {
  const { code, message } = failure(twoPairs);
  assert.equal(code, 'pairs.too_few');
  assert.match(message, /gives 1 pairs of one person and 0 of strangers; thresholds need 100 and 30000/);
});

test('models check names a picture that is missing and a line that is no pair', () => {
  const missing = failure('image1,image2,same\nai-face.jpg,nobody.jpg,0\n');
  assert.equal(missing.code, 'file.unreadable');
  assert.match(missing.where, /nobody\.jpg$/);
  const malformed = failure(`${twoPairs}ai-face.jpg,0\n`);
  assert.equal(malformed.code, 'line.malformed');
  assert.match(malformed.where, /pairs\.csv:4$/);
});

test('models check refuses a file that is no model before it reads a picture', () => {
  const file = join(folder, 'page.onnx');
  writeFileSync(file, '<!doctype html>');
  assert.equal(failure(twoPairs, file).code, 'model.unreadable');
});
