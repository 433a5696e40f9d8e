import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { VidimusError } from '@vidimus/contracts';

// One object: "VDO1", an 8-byte random prefix, then chunks of 64 KiB plaintext (the last may be shorter), each
// followed by its tag. A chunk's nonce is the prefix and a 32-bit counter; its additional data says whether it is the
// last. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): chunks cannot be dropped,
// swapped or cut off without notice, and no plaintext leaves before its chunk is verified.
const magic = Buffer.from('VDO1');
const prefixBytes = 8;
const chunkBytes = 65_536;
const tagBytes = 16;

function nonceFor(prefix: Buffer, counter: number): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(counter, prefixBytes);
  return nonce;
}

const lastFlag = (last: boolean): Buffer => Buffer.from([last ? 1 : 0]);

/** Cuts any byte stream into pieces of exactly `size`, the last one shorter (or empty), saying which is the last. */
async function* pieces(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held = Buffer.alloc(0);
  for await (const part of source) {
    held = Buffer.concat([held, part]);
    // A full piece is only sent once more is known to follow: the last one must be marked.
    while (held.length > size) {
      yield { piece: held.subarray(0, size), last: false };
      held = held.subarray(size);
    }
  }
  yield { piece: held, last: true };
}

/** Encrypts as it streams; memory stays at a few chunks. `context` binds the object to its name. */
export async function* encrypted(
  source: AsyncIterable<Uint8Array>,
  key: Buffer,
  context: string,
): AsyncGenerator<Buffer> {
  const prefix = randomBytes(prefixBytes);
  yield Buffer.concat([magic, prefix]);
  let counter = 0;
  for await (const { piece, last } of pieces(source, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceFor(prefix, counter));
    cipher.setAAD(Buffer.concat([lastFlag(last), Buffer.from(context)]));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    counter += 1;
  }
}

/** The plaintext of an encrypted object. Throws VidimusError `storage.tampered` at the first chunk that is not right. */
export function decrypted(sealed: Buffer, key: Buffer, context: string): Buffer {
  const broken = (cause?: unknown): VidimusError =>
    new VidimusError('storage.tampered', `a stored object is damaged: ${context}`, { where: context, cause });
  const header = magic.length + prefixBytes;
  if (sealed.length < header + tagBytes || !sealed.subarray(0, magic.length).equals(magic)) throw broken();
  const prefix = sealed.subarray(magic.length, header);
  const plain: Buffer[] = [];
  for (let at = header, counter = 0; at < sealed.length; at += chunkBytes + tagBytes, counter += 1) {
    const chunk = sealed.subarray(at, at + chunkBytes + tagBytes);
    const last = at + chunk.length === sealed.length;
    if (chunk.length < tagBytes) throw broken();
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceFor(prefix, counter));
      decipher.setAAD(Buffer.concat([lastFlag(last), Buffer.from(context)]));
      decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes));
      plain.push(decipher.update(chunk.subarray(0, chunk.length - tagBytes)), decipher.final());
    } catch (cause) {
      throw broken(cause);
    }
  }
  return Buffer.concat(plain);
}
