import { availableParallelism } from 'node:os';
import { VidimusError } from '@vidimus/contracts';
import type { AnswerSpan } from '@vidimus/vision';
import { openPlugged } from '@vidimus/vision';
import { Piscina } from 'piscina';
import type { ClipHeader, Inference, Submission, Verified } from './inference.ts';

/** What a worker thread answers: errors of the world travel as values, since classes do not survive the copy. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; code: string; message: string; where: string | null };

/** Inference in worker threads that load the models once, at their start. */
export class InferencePool implements Inference {
  readonly #pool: Piscina;

  /**
   * @param faceModel file of `vidimus models check --write`
   * @throws VidimusError `model.*` where that model cannot be used: better at the start than at the first submission
   */
  static async open(faceModel?: string): Promise<InferencePool> {
    if (faceModel) await (await openPlugged(faceModel)).model.dispose();
    return new InferencePool(undefined, faceModel);
  }

  /** @param threads one less than the cores by default, so that HTTP keeps answering */
  constructor(threads = Math.max(1, availableParallelism() - 1), faceModel?: string) {
    this.#pool = new Piscina({
      filename: new URL('./inference-worker.ts', import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      recordTiming: false,
      workerData: { faceModel },
    });
  }

  async #ask<T>(name: string, task: unknown): Promise<T> {
    const answer = (await this.#pool.run(task, { name })) as Answer<T>;
    if (answer.ok) return answer.value;
    throw new VidimusError(answer.code, answer.message, answer.where === null ? {} : { where: answer.where });
  }

  verify(submission: Submission): Promise<Verified> {
    return this.#ask('verify', submission);
  }

  probePicture(bytes: Uint8Array, where: string): Promise<void> {
    return this.#ask('probePicture', { bytes, where });
  }

  probeClip(bytes: Uint8Array, where: string, span: AnswerSpan): Promise<ClipHeader> {
    return this.#ask('probeClip', { bytes, where, span });
  }

  evidenceJpeg(bytes: Uint8Array, frame: number | null): Promise<Uint8Array> {
    return this.#ask('evidenceJpeg', { bytes, frame });
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}
