import { createHash, randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** An unguessable id such as `vs_k3…`: 20 characters out of 32, 100 bits. */
export function newId(
  prefix: 'ap' | 'vs' | 'dc' | 'rv' | 'ev' | 'we' | 'ls' | 'ho' | 'up' | 'cs' | 'au',
): string {
  const characters = [...randomBytes(20)].map((byte) => alphabet[byte & 31]);
  return `${prefix}_${characters.join('')}`;
}

/** A bearer secret for a link or a cookie: 256 bits. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex. Tokens are uniformly random, so a plain hash is enough to look them up safely. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
