import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/storage/database.ts';

const storage = join(import.meta.dirname, '..', 'src', 'storage');

/** Changes with the tables and with what keeps them. */
function versionOf(): string {
  const hash = createHash('sha256');
  const files = globSync('{database,schema,migrations/*}.ts', { cwd: storage }).sort();
  const manifest = join(import.meta.dirname, '..', 'package.json');
  for (const file of [...files.map((name) => join(storage, name)), manifest]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Lays an empty embedded database into a data folder. Making one takes seconds and a copy a fraction of one, so it is
 * made once a machine and kept in the folder for temporary files.
 */
export async function layFreshDatabase(dataDir: string): Promise<void> {
  const kept = join(tmpdir(), `vidimus-fresh-database-${versionOf()}`);
  if (!existsSync(kept)) {
    const made = mkdtempSync(`${kept}-`);
    await (await openDatabase(made, null)).close();
    try {
      renameSync(made, kept);
    } catch {
      // Another test was faster.
      rmSync(made, { recursive: true });
    }
  }
  cpSync(kept, dataDir, { recursive: true });
}
