import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { VidimusError } from '@vidimus/contracts';
import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import { newSecret, secretFile } from '../storage/keys.ts';
import { type Turn, turnUnder } from './turn.ts';

/** A key that documents and faces are kept under. Its id tells versions apart and says nothing about it. */
export interface DuplicateKey {
  readonly id: string;
  /** Key of the HMAC over a document. */
  readonly documents: Buffer;
  /** Turns a face's embedding; distances stay as they are. */
  readonly turn: Turn;
}

/** As long as the hash that it keys (RFC 2104, section 3). */
const leastKeyBytes = 32;
/** Any number that nothing else in this database locks. */
const keysLock = 7_400_002;

/** Everything is derived from one secret (HKDF, RFC 5869), so that no part of it opens another. */
function keyFrom(secret: Buffer): DuplicateKey {
  const derived = (use: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `vidimus duplicates: ${use}`, bytes));
  return {
    id: derived('id', 8).toString('hex'),
    documents: derived('documents', 32),
    turn: turnUnder(derived('faces', 32)),
  };
}

/** The secret in base64, or null where it is something else or too short. */
function secretIn(text: string): Buffer | null {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  const secret = Buffer.from(text, 'base64');
  return isBase64 && secret.length >= leastKeyBytes ? secret : null;
}

/**
 * The keys of this installation, the current one first: those of the setting or, without it, that of a file in the
 * data folder, made at the first start.
 * @param setting secrets in base64 with commas between; empty when it is not set
 * @throws VidimusError `settings.invalid`, `key_file.malformed`
 */
export function duplicateKeysOf(setting: string, folder: string): DuplicateKey[] {
  if (setting !== '') {
    return setting.split(',').map((text, at) => {
      const secret = secretIn(text.trim());
      if (secret) return keyFrom(secret);
      throw new VidimusError(
        'settings.invalid',
        `key ${at + 1} of VIDIMUS_DUPLICATE_KEYS is not at least ${leastKeyBytes} bytes in base64`,
        { where: 'VIDIMUS_DUPLICATE_KEYS' },
      );
    });
  }
  const path = join(folder, 'duplicates-key');
  const secret = secretIn(secretFile(path, newSecret));
  if (secret) return [keyFrom(secret)];
  throw new VidimusError(
    'key_file.malformed',
    `${path} does not hold at least ${leastKeyBytes} bytes in base64`,
    { where: path },
  );
}

/**
 * Notes the keys in the database, and refuses to go on without one that something is kept under: with it missing, people
 * who are known would pass as new.
 * @throws VidimusError `duplicates.key_missing`
 */
export async function registerKeys(db: Database, keys: readonly DuplicateKey[], now: Date): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // Two servers that start at once with keys of their own must not both find nothing noted.
    await sql`select pg_advisory_xact_lock(${keysLock})`.execute(transaction);
    const noted = await transaction.selectFrom('duplicate_keys').select('id').orderBy('id').execute();
    const missing = noted.filter(({ id }) => !keys.some((key) => key.id === id));
    if (missing.length > 0) {
      const ids = missing.map(({ id }) => id).join(', ');
      throw new VidimusError(
        'duplicates.key_missing',
        `documents and faces are kept under a key that this server does not have (${ids}): name it in ` +
          'VIDIMUS_DUPLICATE_KEYS, after the current one. To give up all that is kept under it, delete its row of ' +
          'the table duplicate_keys',
        { where: 'VIDIMUS_DUPLICATE_KEYS' },
      );
    }
    await transaction
      .insertInto('duplicate_keys')
      .values(keys.map(({ id }) => ({ id, noted_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
