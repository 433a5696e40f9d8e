import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { VidimusError } from '@vidimus/contracts';
import { open, seal } from './seal.ts';

/** Writes a secret that did not exist before: mode 0600, on disk before it gets its name. */
function writeSecret(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.new`;
  const file = openSync(temporary, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
}

/** A secret that is made at the first start and read from then on. */
export function secretFile(path: string, make: () => string): string {
  if (!existsSync(path)) writeSecret(path, make());
  return readFileSync(path, 'utf8').trim();
}

/** 32 random bytes in base64, as a line. */
export const newSecret = (): string => `${randomBytes(32).toString('base64')}\n`;

/** The API key of this installation, made at the first start. */
export function apiKeyOf(folder: string): string {
  return secretFile(join(folder, 'api-key'), () => `vk_${randomBytes(32).toString('base64url')}\n`);
}

/** Wraps each applicant's data key by the master key, a file of 32 random bytes made at the first start. */
export class KeyRing {
  readonly #master: Buffer;

  constructor(master: Buffer) {
    this.#master = master;
  }

  /** @throws VidimusError `key_file.malformed` */
  static in(folder: string): KeyRing {
    const path = join(folder, 'master-key');
    const master = Buffer.from(secretFile(path, newSecret), 'base64');
    if (master.length !== 32) {
      throw new VidimusError('key_file.malformed', `${path} does not hold 32 bytes in base64`, {
        where: path,
      });
    }
    return new KeyRing(master);
  }

  /** A fresh data key for one applicant, wrapped for storage. */
  newDataKey(applicantId: string): string {
    return seal(this.#master, `applicant-key:${applicantId}`, randomBytes(32));
  }

  /** @throws VidimusError `storage.tampered` */
  dataKey(applicantId: string, wrapped: string): Buffer {
    return open(this.#master, `applicant-key:${applicantId}`, wrapped);
  }

  sealSecret(name: string, secret: string): string {
    return seal(this.#master, `secret:${name}`, secret);
  }

  openSecret(name: string, sealed: string): string {
    return open(this.#master, `secret:${name}`, sealed).toString('utf8');
  }
}
