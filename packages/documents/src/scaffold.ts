import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentKind, documentKinds, VidimusError } from '@vidimus/contracts';

/** The folders under `src` that are document types: those with a `type.ts`, in the order of their names. */
export function typeFolders(src: string): string[] {
  return readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(src, entry.name, 'type.ts')))
    .map(({ name }) => name)
    .sort();
}

/** `chn-identity-card` → `chnIdentityCard`, the name that the folder's `type.ts` exports. */
const exportName = (id: string): string =>
  id.replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase());

/** What `registry.ts` must hold for these folders. */
export function registrySource(folders: readonly string[]): string {
  const imports = [
    "import type { DocumentType } from './document-type.ts';",
    ...folders.map((id) => `import { ${exportName(id)} } from './${id}/type.ts';`),
  ].sort((a, b) => {
    const path = (line: string): string => line.split("'")[1]!;
    return path(a) < path(b) ? -1 : 1;
  });
  return [
    '// Written from the folders beside it by `npm run documents`; not edited by hand.',
    ...imports,
    '',
    '/** Every type that can be read. Their order means nothing: at most one recognises a reading. */',
    'export const documentTypes: readonly DocumentType[] = [',
    ...folders.map((id) => `  ${exportName(id)},`),
    '];',
    '',
  ].join('\n');
}

/** Writes `registry.ts` anew. Returns whether it changed. */
export function writeRegistry(src: string): boolean {
  const path = join(src, 'registry.ts');
  const source = registrySource(typeFolders(src));
  if (existsSync(path) && readFileSync(path, 'utf8') === source) return false;
  writeFileSync(path, source);
  return true;
}

export interface NewType {
  /** Country and kind: `srb-identity-card`. */
  readonly id: string;
  /** The title that its front prints and no other document does. */
  readonly title: string;
}

/** Alpha-3 country and kind that an id names. Throws VidimusError `document_type.invalid_id`. */
function parseId(id: string): { country: string; kind: DocumentKind } {
  const match = /^([a-z]{3})-([a-z]+(?:-[a-z]+)*)$/.exec(id);
  const kind = documentKinds.find((known) => known === match?.[2]?.replaceAll('-', '_'));
  if (!match?.[1] || !kind) {
    const kinds = documentKinds.map((known) => known.replaceAll('_', '-')).join(', ');
    throw new VidimusError(
      'document_type.invalid_id',
      `${id} is no id of a document type: write the issuing country's alpha-3 code and the kind, such as srb-identity-card; kinds: ${kinds}`,
      { where: id },
    );
  }
  return { country: match[1].toUpperCase(), kind };
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function typeSource({ id, title }: NewType): string {
  const { country, kind } = parseId(id);
  const kindWords = kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');
  return `import type { DocumentType } from '../document-type.ts';
import { printedFields } from '../print/printed-fields.ts';
import { titleIn } from '../print/titles.ts';

/** The title of its front as it is printed. */
const title = ${quoted(title.toUpperCase())};

/** ${kindWords} of ${country}. */
export const ${exportName(id)}: DocumentType = {
  id: '${id}',
  kind: '${kind}',
  countries: ['${country}'],
  sides: ['front'],
  fields: ['family_name', 'given_names', 'birth_date', 'expiry_date', 'document_number', 'sex'],
  recognise(reading, context) {
    // A machine readable zone says more than a title, and has types of its own.
    if (reading.mrz || reading.barcode || !titleIn(reading, [title])) return null;
    const printed = printedFields(reading, context);
    return { country: '${country}', side: 'front', fields: printed, printed };
  },
};
`;
}

function testSource({ id, title }: NewType): string {
  const { country } = parseId(id);
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, readWith } from '../print/reading-of.ts';
import { ${exportName(id)} } from './type.ts';

const lines = [
  [10, 10, ${quoted(title)}],
  [10, 60, 'Surname'],
  [10, 80, 'SPECIMEN'],
  [10, 110, 'Date of birth'],
  [10, 130, '12.03.1990'],
] as const;

test('a front is known by its title and read by its labels', () => {
  const found = readWith(${exportName(id)}, readingOf(lines));
  assert.equal(found?.country, '${country}');
  assert.equal(found?.fields.family_name?.value, 'SPECIMEN');
  assert.equal(found?.fields.birth_date?.value, '1990-03-12');
});

test('another document is none', () => {
  assert.equal(readWith(${exportName(id)}, readingOf(lines.slice(1))), null);
});
`;
}

function readmeSource({ id, title }: NewType): string {
  const { country, kind } = parseId(id);
  return `# ${id}

- **What**: ${kind.replaceAll('_', ' ')} of ${country}, known by the title “${title}”.
- **Standard**: say which law or standard describes it, and link to it.
- **Sides**: front.
- **Fields**: all by their printed labels (\`print/labels\`).
- **Not read**: say what the document bears and this folder leaves out.
`;
}

/**
 * Begins a new type: its folder under `src`, then the registry. Nothing else is touched. Returns the files written,
 * relative to `src`. Throws VidimusError `document_type.invalid_id` or `document_type.exists`.
 */
export function scaffoldType(src: string, type: NewType): string[] {
  const folder = join(src, type.id);
  const files = {
    'type.ts': typeSource(type),
    [`${type.id}.test.ts`]: testSource(type),
    'README.md': readmeSource(type),
  };
  if (existsSync(folder)) {
    throw new VidimusError('document_type.exists', `${type.id} is there already`, { where: folder });
  }
  mkdirSync(folder);
  for (const [name, source] of Object.entries(files)) writeFileSync(join(folder, name), source);
  writeRegistry(src);
  return [...Object.keys(files).map((name) => `${type.id}/${name}`), 'registry.ts'];
}
