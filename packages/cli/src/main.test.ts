import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const fixture = (name: string) => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vidimus-cli-'));
after(() => rmSync(folder, { recursive: true }));

interface Ran {
  code: number | null;
  lines: Record<string, unknown>[];
  err: string;
}

/** Runs the command with `--json` and parses each line that it prints. */
function vidimus(args: string[], stdin = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args, '--json']);
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => {
      out += part;
    });
    child.stderr.on('data', (part) => {
      err += part;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = out.split('\n').filter((line) => line !== '');
      resolve({ code, lines: lines.map((line) => JSON.parse(line)), err });
    });
    child.stdin.end(stdin);
  });
}

test('inspect document reads a list from standard input, one line a file, bad files named', async () => {
  const html = join(folder, 'page.jpg');
  writeFileSync(html, '<!doctype html>');
  const files = [fixture('documents/sidtd-aze-passport.jpg'), html, join(folder, 'nothing.jpg')];
  const { code, lines } = await vidimus(['inspect', 'document', '-'], `${files.join('\n')}\n`);
  assert.equal(code, 1, 'a bad file is told by the exit code too');
  assert.equal(lines.length, 3);
  const [passport, page, nothing] = lines as [Record<string, unknown>, { error: object }, { error: object }];
  assert.deepEqual(Object.keys(passport).sort(), [
    'barcode',
    'checks',
    'document',
    'fields',
    'file',
    'mrz',
    'ms',
    'quad',
    'reasons',
  ]);
  assert.deepEqual(passport.document, { country: 'AZE', kind: 'passport', side: 'front' });
  // The fixture is a flat image file, and that is all there is to say against it.
  assert.deepEqual(
    (passport.reasons as { code: string }[]).map(({ code }) => code),
    ['document.original.scan'],
  );
  assert.equal((passport.mrz as { valid: boolean }).valid, true);
  assert.equal((page.error as { code: string }).code, 'picture.unsupported');
  assert.equal((nothing.error as { code: string }).code, 'file.unreadable');
});

test('compare tells one person from two', async () => {
  const [one, same, other] = ['a-1', 'a-3', 'b-1'].map((name) => fixture(`faces/stock-emotions-${name}.jpg`));
  const { code, lines } = await vidimus(['compare', '-'], `${one}\t${same}\n${one}\t${other}\n`);
  assert.equal(code, 0);
  assert.deepEqual(
    lines.map(({ result }) => result),
    ['passed', 'failed'],
  );
  assert.ok((lines[0]!.similarity as number) > (lines[1]!.similarity as number));
});

test('inspect face and inspect liveness say what they see', async () => {
  const face = await vidimus(['inspect', 'face', fixture('faces/ai-face.jpg')]);
  const [seen] = face.lines as unknown as [{ faces: { box: number[]; pose: { yaw: number } }[] }];
  assert.equal(seen.faces.length, 1);
  assert.equal(seen.faces[0]!.box.length, 4);
  const clip = fixture('liveness/head-pose-face-detection-female.gif');
  const liveness = await vidimus(['inspect', 'liveness', clip, '--actions', 'turn_left,nod']);
  const [found] = liveness.lines as unknown as [{ actions: { action: string; seen: boolean }[] }];
  assert.deepEqual(
    found.actions.map(({ action, seen }) => [action, seen]),
    [
      ['turn_left', true],
      ['nod', false],
    ],
  );
});

test('verify decides as the server does, and why tells where a reason comes from', async () => {
  const l1 = join(folder, 'l1.json');
  const document = { kind: 'passport', country: 'USA', number: '340020013' };
  const typed = {
    given_names: 'JENNIFER',
    family_name: 'BROOKS',
    birth_date: '1980-01-01',
    nationality: 'USA',
    document,
  };
  writeFileSync(l1, JSON.stringify(typed));
  const { lines, err } = await vidimus([
    'verify',
    '--l1',
    l1,
    '--document',
    fixture('documents/azure-passport.png'),
    '--clip',
    fixture('liveness/head-pose-face-detection-male.gif'),
    '--actions',
    'turn_left',
  ]);
  const [decision] = lines as unknown as [{ outcome: string; reasons: { code: string; title: string }[] }];
  assert.equal(decision?.outcome, 'resubmission_required', err);
  const codes = decision.reasons.map(({ code }) => code);
  assert.ok(
    codes.includes('document.validity.expired') && codes.includes('liveness.challenge.missed'),
    codes.join(),
  );
  assert.ok(decision.reasons.every(({ title }) => title.length > 10));

  const why = await vidimus(['why', 'document.validity.expired']);
  assert.equal(why.lines[0]!.producer, 'packages/checks/src/document/validity');
  assert.ok((why.lines[0]!.tests as string[]).length > 0);
  const unknown = await vidimus(['why', 'document.original.none']);
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /reason\.unknown/);
});
