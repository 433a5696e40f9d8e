import { createCipheriv } from 'node:crypto';

/** Numbers of an embedding. */
const size = 128;

/** Turns an embedding of 128 numbers in its space. */
export type Turn = (embedding: ArrayLike<number>) => Float64Array;

/** Normally distributed numbers (Box and Muller 1958) out of the key stream of AES-256 in counter mode. */
function normals(key: Buffer, count: number): Float64Array {
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(count * 4));
  const uniform = (at: number): number => (stream.readUInt32LE(at * 4) + 0.5) / 2 ** 32;
  const drawn = new Float64Array(count);
  for (let at = 0; at < count; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform(at)));
    const angle = 2 * Math.PI * uniform(at + 1);
    drawn[at] = radius * Math.cos(angle);
    drawn[at + 1] = radius * Math.sin(angle);
  }
  return drawn;
}

/**
 * A secret turn of the space of embeddings: what is stored fits no other embedding of the person, while distances under
 * one key stay what they were (unlinkable and renewable templates, ISO/IEC 24745; product of random reflections, Stewart
 * 1980). It hides a face from whoever has the database alone; it is no encryption, since distances among what is stored
 * can be seen.
 * @param key 32 bytes
 */
export function turnUnder(key: Buffer): Turn {
  const mirrors: Float64Array[] = [];
  let drawn = normals(key, (size * (size + 1)) / 2);
  for (let length = size; length > 0; length -= 1) {
    const mirror = drawn.subarray(0, length);
    // Of this plane the mirror image of the first axis is the drawn direction; of a drawn plane it would stay near itself.
    mirror[0]! += Math.sign(mirror[0]!) * Math.hypot(...mirror);
    mirrors.push(mirror);
    drawn = drawn.subarray(length);
  }
  return (embedding) => {
    if (embedding.length !== size) throw new RangeError(`an embedding of ${embedding.length} numbers`);
    const turned = Float64Array.from(embedding);
    for (const mirror of mirrors) reflect(turned.subarray(size - mirror.length), mirror);
    return turned;
  };
}

/** Householder's reflection of `vector`, in place, at the plane that `normal` stands on. */
function reflect(vector: Float64Array, normal: Float64Array): void {
  let along = 0;
  let square = 0;
  for (let at = 0; at < normal.length; at += 1) {
    along += normal[at]! * vector[at]!;
    square += normal[at]! ** 2;
  }
  const factor = (2 * along) / square;
  for (let at = 0; at < normal.length; at += 1) vector[at]! -= factor * normal[at]!;
}
