import { fileURLToPath } from 'node:url';
import { writeRegistry } from '@vidimus/documents/scaffold';

/** Writes the list of document types from their folders, for `npm run documents`. */
const changed = writeRegistry(fileURLToPath(new URL('../packages/documents/src', import.meta.url)));
console.log(
  changed ? 'packages/documents/src/registry.ts written' : 'packages/documents/src/registry.ts is current',
);
