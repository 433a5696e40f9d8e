import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { VidimusError } from '@vidimus/contracts';
import { decrypted, encrypted } from './object-cipher.ts';

/** Where pictures and clips lie. Names are paths of lower-case letters, digits, `_`, `-` and `/`. */
export interface ObjectStore {
  /** Encrypts while it reads. On any failure nothing remains. Throws VidimusError `upload.too_large`, `upload.broken`. */
  put(name: string, key: Buffer, source: Readable, maxBytes: number): Promise<void>;
  /** Throws VidimusError `object.missing`, `storage.tampered`. */
  get(name: string, key: Buffer): Promise<Buffer>;
  delete(name: string): Promise<void>;
  /** Deletes every object whose name begins with `folder/`, also what an upload that broke off left. */
  deleteFolder(folder: string): Promise<void>;
}

/**
 * The source's bytes, failing as soon as more than `maxBytes` have come or the source breaks off. The source itself is
 * not destroyed: it is a request, and it still has to be answered.
 */
export function limited(source: Readable, maxBytes: number): Readable {
  let seen = 0;
  const plain = new Transform({
    transform(part: Buffer, _encoding, done) {
      seen += part.length;
      if (seen <= maxBytes) return done(null, part);
      done(new VidimusError('upload.too_large', `more than ${maxBytes} bytes were sent`, { where: 'body' }));
    },
  });
  // It may fail before anybody reads from it. The reader is told then; without a listener the process would end.
  plain.on('error', () => {});
  source.once('error', (error) => plain.destroy(error));
  source.once('aborted', () => plain.destroy(new Error('the upload was aborted')));
  return source.pipe(plain);
}

/** What to tell of an upload that failed while it was read. */
export function uploadError(cause: unknown): VidimusError {
  if (cause instanceof VidimusError) return cause;
  return new VidimusError('upload.broken', 'the upload broke off', { where: 'body', cause });
}

/** Objects as files below one folder. A file gets its name only when it is complete and on disk. */
export class FileObjectStore implements ObjectStore {
  readonly #folder: string;
  #uploads = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(name: string): string {
    if (!/^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/.test(name)) throw new Error(`not an object name: ${name}`);
    return join(this.#folder, name);
  }

  async put(name: string, key: Buffer, source: Readable, maxBytes: number): Promise<void> {
    const path = this.#path(name);
    const temporary = `${path}.${process.pid}-${this.#uploads++}.part`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await pipeline(
        Readable.from(encrypted(limited(source, maxBytes), key, name)),
        createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }),
      );
      await rename(temporary, path);
    } catch (cause) {
      await rm(temporary, { force: true });
      throw uploadError(cause);
    }
    await syncFolder(dirname(path));
  }

  async get(name: string, key: Buffer): Promise<Buffer> {
    const path = this.#path(name);
    let sealed: Buffer;
    try {
      sealed = await readFile(path);
    } catch (cause) {
      throw new VidimusError('object.missing', `no object ${name}`, { where: name, cause });
    }
    return decrypted(sealed, key, name);
  }

  async delete(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }

  async deleteFolder(folder: string): Promise<void> {
    await rm(this.#path(folder), { force: true, recursive: true });
  }
}

/** A renamed file survives a power cut only once its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
