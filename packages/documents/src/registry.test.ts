import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DocumentReading, MrzFormat } from '@vidimus/vision/browser';
import type { DocumentType } from './document-type.ts';
import { readingOf, readWith, valuesOf, type WrittenLine } from './print/reading-of.ts';
import { documentTypes } from './registry.ts';
import { registrySource, scaffoldType, typeFolders } from './scaffold.ts';

const src = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vidimus-documents-'));
after(() => rmSync(folder, { recursive: true }));

const contents = (of: string): Map<string, string> =>
  new Map(
    readdirSync(of, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(of, path), readFileSync(path, 'utf8')]),
  );

test('the registry lists the folders as they are: run `npm run documents` where it does not', () => {
  assert.equal(readFileSync(join(src, 'registry.ts'), 'utf8'), registrySource(typeFolders(src)));
});

test('every type is called like its folder, and has a README and a test of its own', () => {
  assert.deepEqual(
    documentTypes.map(({ id }) => id),
    typeFolders(src),
  );
  for (const { id } of documentTypes) {
    const files = readdirSync(join(src, id));
    assert.ok(files.includes('README.md') && files.includes(`${id}.test.ts`), id);
  }
});

test('the types themselves use nothing of Node, so that they run in a browser', () => {
  const files = [...contents(src)].filter(
    ([file]) => /\.ts$/.test(file) && !/\.test\.ts$|^scaffold\.ts$/.test(file),
  );
  assert.ok(files.length > 20);
  assert.deepEqual(
    files.filter(([, text]) => /from 'node:|scaffold\.ts'/.test(text)).map(([file]) => file),
    [],
  );
});

test('a new type is one folder: it is listed, recognised, and nothing else changes but the registry', async () => {
  const copy = join(folder, 'src');
  cpSync(src, copy, { recursive: true });
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  const before = contents(copy);
  const written = scaffoldType(copy, { id: 'srb-identity-card', title: 'LIČNA KARTA' });
  const now = contents(copy);
  const changed = [...now].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
  assert.deepEqual(changed.sort(), written.sort());
  assert.ok(written.every((file) => file.startsWith('srb-identity-card/') || file === 'registry.ts'));
  assert.ok([...before.keys()].every((file) => now.has(file)));

  const registry = (await import(pathToFileURL(join(copy, 'registry.ts')).href)) as {
    documentTypes: DocumentType[];
  };
  assert.equal(registry.documentTypes.length, documentTypes.length + 1);
  const reading = readingOf([
    [10, 10, 'LIČNA KARTA'],
    [10, 60, 'Prezime / Surname'],
    [10, 80, 'PETROVIĆ'],
    [10, 110, 'Datum rođenja'],
    [10, 130, '12.03.1990.'],
  ]);
  const found = registry.documentTypes.flatMap((type) => {
    const recognised = readWith(type, reading);
    return recognised ? [{ id: type.id, ...recognised }] : [];
  });
  assert.deepEqual(
    found.map(({ id, country }) => [id, country]),
    [['srb-identity-card', 'SRB']],
  );
  assert.deepEqual(valuesOf(found[0]?.fields), { family_name: 'PETROVIĆ', birth_date: '1990-03-12' });
});

test('of all types, exactly one recognises a reading', () => {
  const zone = (format: MrzFormat, documentCode: string, issuingState: string) =>
    readingOf([], { mrz: { format, lines: ['', ''], fields: { documentCode, issuingState } } });
  const labelled = (title: string, ...rest: string[]) =>
    readingOf([title, ...rest].map((text, index): WrittenLine => [300, 20 + 30 * index, text]));
  const dates = ['3. 05.02.1985 LYON', '4a. 10.05.2019', '4b. 10.05.2034'];
  const readings: Record<string, DocumentReading> = {
    'icao-passport': zone('TD3', 'P', 'UTO'),
    'icao-identity-card': zone('TD2', 'ID', 'UTO'),
    'icao-residence-permit': zone('TD1', 'IR', 'FRA'),
    'fra-identity-card': zone('FRENCH_ID', 'ID', 'FRA'),
    'eu-driving-licence': labelled('PERMIS DE CONDUIRE', 'RÉPUBLIQUE FRANÇAISE', ...dates),
    'aamva-driving-licence': labelled(
      'PERMIS DE CONDUIRE / DRIVER LICENCE',
      'DOB: 1985/02/05',
      'EXP: 2034/05/10',
    ),
    'aamva-identity-card': labelled('IDENTIFICATION CARD', 'DOB: 02/05/1985', 'EXP: 05/10/2034'),
    'chn-identity-card': labelled('公民身份号码110101199003120015'),
  };
  assert.deepEqual(
    Object.keys(readings).sort(),
    documentTypes.map(({ id }) => id),
  );
  for (const [id, reading] of Object.entries(readings)) {
    const found = documentTypes.filter((type) => readWith(type, reading) !== null);
    assert.deepEqual(
      found.map((type) => type.id),
      [id],
    );
  }
});

test('an id without country or kind is refused, and so is one that exists', () => {
  const copy = join(folder, 'src');
  const refused = (id: string) => {
    try {
      scaffoldType(copy, { id, title: 'X' });
    } catch (error) {
      return (error as { code: string }).code;
    }
    return null;
  };
  for (const id of ['card', 'srb-card', 'SRB-passport', 'srb-identity_card', '../x']) {
    assert.equal(refused(id), 'document_type.invalid_id', id);
  }
  assert.equal(refused('srb-identity-card'), 'document_type.exists');
});
