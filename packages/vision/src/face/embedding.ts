/** Straight-line distance of two embeddings; dlib's net puts one person's faces nearer than about 0.6. */
export function embeddingDistance(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new RangeError(`embeddings of ${a.length} and ${b.length} numbers`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}

/** Distance at which `similarity` reaches 0; farther pairs stay 0. Different people lie near 0.85 (LFW, measured). */
const FARTHEST = 1.2;

/** 1 for equal embeddings, falling straight with the distance to 0. */
export function similarity(a: Float32Array, b: Float32Array): number {
  return Math.max(0, 1 - embeddingDistance(a, b) / FARTHEST);
}

/** Mean of several embeddings of one person, for instance of the best frames of a clip. */
export function meanEmbedding(embeddings: readonly Float32Array[]): Float32Array {
  const first = embeddings[0];
  if (!first) throw new RangeError('the mean of no embeddings');
  return first.map((_, i) => embeddings.reduce((sum, each) => sum + each[i]!, 0) / embeddings.length);
}

/** The same direction at length one, so that how sure the net was of a face does not move it nearer to others. */
export function unitEmbedding(embedding: Float32Array): Float32Array {
  const length = Math.hypot(...embedding);
  if (!(length > 0)) throw new RangeError('an embedding without length has no direction');
  return embedding.map((value) => value / length);
}
