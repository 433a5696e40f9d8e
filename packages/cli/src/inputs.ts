import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { VidimusError } from '@vidimus/contracts';

/**
 * Names given on the command line; a single `-` stands for the non-empty lines of standard input, read as they
 * come so that models load once for a long list.
 */
export async function* namesFrom(given: readonly string[], stdin: Readable): AsyncGenerator<string> {
  for (const name of given) {
    if (name !== '-') {
      yield name;
      continue;
    }
    for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== '') yield line;
    }
  }
}

/** Reads a whole file. Throws VidimusError `file.unreadable` naming the file. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const what = code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : 'cannot be read';
    throw new VidimusError('file.unreadable', `${path} ${what}`, { where: path, cause });
  }
}

/** Two paths of one `compare` line, split at the tab. Throws VidimusError `line.malformed`. */
export function pairFrom(line: string): [a: string, b: string] {
  const parts = line.split('\t');
  if (parts.length !== 2 || parts.some((part) => part.trim() === '')) {
    throw new VidimusError('line.malformed', `expected two paths with a tab between, got: ${line}`, {
      where: line,
    });
  }
  return [parts[0]!.trim(), parts[1]!.trim()];
}
