import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { VidimusError } from '@vidimus/contracts';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals a small value with AES-256-GCM (NIST SP 800-38D): nonce, ciphertext, tag, as base64.
 * @param key 32 bytes
 * @param context bound as additional data: a value moved to another row does not open
 */
export function seal(key: Buffer, context: string, value: Uint8Array | string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(Buffer.from(value)), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64');
}

/** Opens what `seal` made. Throws VidimusError `storage.tampered` when key, context or content differ. */
export function open(key: Buffer, context: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(bytes.length - tagBytes));
    return Buffer.concat([
      decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes)),
      decipher.final(),
    ]);
  } catch (cause) {
    throw new VidimusError('storage.tampered', `a sealed value does not open: ${context}`, {
      where: context,
      cause,
    });
  }
}

export function sealJson(key: Buffer, context: string, value: unknown): string {
  return seal(key, context, JSON.stringify(value));
}

export function openJson<T>(key: Buffer, context: string, sealed: string): T {
  return JSON.parse(open(key, context, sealed).toString('utf8')) as T;
}
