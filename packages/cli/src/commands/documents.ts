import { fileURLToPath } from 'node:url';
import { documentTypes } from '@vidimus/documents';
import { scaffoldType } from '@vidimus/documents/scaffold';
import type { Command } from 'commander';
import { emit, type Output } from '../output.ts';

type Described = Record<'id' | 'kind' | 'countries' | 'sides' | 'fields', string>;
const columns = ['id', 'kind', 'countries', 'sides', 'fields'] as const;

/** Countries that are named in a table cell; more are counted. */
const namedCountries = 4;

function described(type: (typeof documentTypes)[number]): Described {
  const { countries } = type;
  const named = countries === null ? 'any' : countries.join(' ');
  return {
    id: type.id,
    kind: type.kind,
    countries: countries && countries.length > namedCountries ? `${countries.length} states` : named,
    sides: type.sides.join(' '),
    fields: type.fields.join(' '),
  };
}

/** Where the document types are, in the project's own folder. */
const sourceFolder = fileURLToPath(new URL('../../../documents/src', import.meta.url));

export function addDocuments(program: Command, output: Output): void {
  const documents = program
    .command('documents')
    .description('the document types that can be read')
    .action(() => {
      const rows = documentTypes.map(described);
      const width = (column: keyof Described): number =>
        Math.max(column.length, ...rows.map((row) => row[column].length));
      const line = (row: Described): string =>
        columns
          .map((column) => row[column].padEnd(width(column)))
          .join('  ')
          .trimEnd();
      if (!output.json) {
        output.out.write(
          `${line(Object.fromEntries(columns.map((column) => [column, column])) as Described)}\n`,
        );
      }
      for (const [index, { id, kind, countries, sides, fields }] of documentTypes.entries()) {
        emit(output, { id, kind, countries, sides, fields }, () => line(rows[index]!));
      }
    });
  documents
    .command('new')
    .description('begin a type: its folder with type, test and README, and its line in the registry')
    .argument('<id>', 'issuing country and kind, such as srb-identity-card')
    .requiredOption('--title <words>', 'the title that its front prints')
    .action((id: string, { title }: { title: string }) => {
      const files = scaffoldType(sourceFolder, { id, title });
      emit(output, { id, files }, () => files.map((file) => `packages/documents/src/${file}`).join('\n'));
    });
}
