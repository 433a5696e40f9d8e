import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { VidimusError } from '@vidimus/contracts';

/** Holds a data folder for this process until `release`. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for this process alone. PGlite itself has no guard: two processes on one folder lose rows. The
 * lock is SQLite's exclusive file lock, which the operating system drops when the process dies, however it dies.
 *
 * @throws VidimusError `data_folder.in_use`
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'lock.db'));
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch (cause) {
    database.close();
    throw new VidimusError('data_folder.in_use', `another process is using the data folder ${folder}`, {
      where: folder,
      cause,
    });
  }
  return { release: () => database.close() };
}
