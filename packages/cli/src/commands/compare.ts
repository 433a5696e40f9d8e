import { decodePicture, embeddingDistance, FaceReader, matchResult, similarity } from '@vidimus/vision';
import type { Command } from 'commander';
import { namesFrom, pairFrom, readInput } from '../inputs.ts';
import { emit, emitFailure, type Output } from '../output.ts';

/** How many embeddings are kept, so that a picture that recurs in a list is read once. */
const keptEmbeddings = 4096;

/** Reads faces and remembers the embedding of each file; null where no face was found. */
class EmbeddingCache {
  readonly #reader: FaceReader;
  readonly #kept = new Map<string, Float32Array | null>();

  constructor(reader: FaceReader) {
    this.#reader = reader;
  }

  async of(path: string): Promise<Float32Array | null> {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return kept;
    const picture = await decodePicture(await readInput(path), { where: path });
    // The largest face is the one that the picture is about.
    const face = (await this.#reader.find(picture)).sort(
      (a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3],
    )[0];
    const embedding = face ? await this.#reader.embed(picture, face) : null;
    if (this.#kept.size >= keptEmbeddings) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(path, embedding);
    return embedding;
  }
}

export function addCompare(program: Command, output: Output): void {
  program
    .command('compare')
    .description('compare the faces of picture pairs, one `A<TAB>B` an argument or, with `-`, a line')
    .argument('<pair...>')
    .action(async (pairs: string[]) => {
      const cache = new EmbeddingCache(await FaceReader.load());
      for await (const line of namesFrom(pairs, process.stdin)) {
        const started = performance.now();
        let subject: object = { line };
        try {
          const [a, b] = pairFrom(line);
          subject = { a, b };
          const [first, second] = [await cache.of(a), await cache.of(b)];
          const ms = Math.round(performance.now() - started);
          if (!first || !second) {
            const record = {
              a,
              b,
              ms,
              similarity: null,
              result: 'inconclusive',
              reasons: ['face.presence.not_found'],
            };
            emit(output, record, () => `${a} – ${b}: no face in ${first ? b : a}`);
            continue;
          }
          const value = similarity(first, second);
          const result = matchResult(embeddingDistance(first, second));
          const record = { a, b, ms, similarity: value, result };
          emit(output, record, () => `${a} – ${b}: ${value.toFixed(4)} ${record.result}`);
        } catch (error) {
          emitFailure(output, subject, error);
          process.exitCode = 1;
        }
      }
    });
}
