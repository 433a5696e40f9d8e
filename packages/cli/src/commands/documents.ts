import { documentTypes } from '@vidimus/documents';
import type { Command } from 'commander';
import { emit, type Output } from '../output.ts';

export function addDocuments(program: Command, output: Output): void {
  program
    .command('documents')
    .description('the document types that can be read')
    .action(() => {
      for (const type of documentTypes) {
        const record = { id: type.id, kind: type.kind, sides: type.sides, fields: type.fields };
        emit(output, record, () => `${type.id}: ${type.kind}, ${type.sides.join(' and ')}`);
      }
    });
}
