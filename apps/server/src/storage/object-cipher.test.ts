import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { VidimusError } from '@vidimus/contracts';
import { decrypted, encrypted } from './object-cipher.ts';

const key = randomBytes(32);
const chunk = 65_536;

async function sealed(plain: Buffer, name = 'a/b'): Promise<Buffer> {
  async function* source() {
    yield plain.subarray(0, 10);
    yield plain.subarray(10);
  }
  const parts: Buffer[] = [];
  for await (const part of encrypted(source(), key, name)) parts.push(part);
  return Buffer.concat(parts);
}

const refused = (bytes: Buffer, name = 'a/b', with_ = key) =>
  assert.throws(
    () => decrypted(bytes, with_, name),
    (error) => error instanceof VidimusError && error.code === 'storage.tampered',
  );

for (const size of [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk + 5]) {
  test(`${size} bytes come back as they were, and never lie there in the clear`, async () => {
    const plain = randomBytes(size);
    const stored = await sealed(plain);
    assert.deepEqual(decrypted(stored, key, 'a/b'), plain);
    if (size > 32) assert.equal(stored.includes(plain.subarray(0, 32)), false);
  });
}

test('whatever is cut off, dropped, swapped, flipped or moved is noticed', async () => {
  const stored = await sealed(randomBytes(2 * chunk + 100));
  const step = chunk + 16;
  const [head, first, second, third] = [
    stored.subarray(0, 12),
    stored.subarray(12, 12 + step),
    stored.subarray(12 + step, 12 + 2 * step),
    stored.subarray(12 + 2 * step),
  ];
  refused(Buffer.concat([head, first, second]));
  refused(Buffer.concat([head, first, third]));
  refused(Buffer.concat([head, second, first, third]));
  refused(stored.subarray(0, stored.length - 1));
  refused(head);
  const flipped = Buffer.from(stored);
  flipped[500]! ^= 1;
  refused(flipped);
  refused(stored, 'a/c');
  refused(stored, 'a/b', randomBytes(32));
});
