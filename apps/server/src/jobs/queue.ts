import type { Transaction } from 'kysely';
import { type ConstructorOptions, fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Tables } from '../storage/schema.ts';

export interface Jobs {
  'verify-submission': { session_id: string };
  'deliver-webhook': { event_id: string; endpoint_id: string };
  /** Without names all that a session has. */
  'erase-objects': { session_id: string; object_names?: string[] };
}
export type JobName = keyof Jobs;

/** Tries after the first: models that fail to load, a full disk or an unreachable endpoint often heal. */
const retries: Record<
  JobName,
  { retryLimit: number; retryDelay: number; retryBackoff: boolean; expireInSeconds: number }
> = {
  'verify-submission': { retryLimit: 2, retryDelay: 1, retryBackoff: false, expireInSeconds: 120 },
  // 5 s doubled each time: the last of ten tries comes about 45 minutes after the first.
  'deliver-webhook': { retryLimit: 9, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  // A minute doubled each time: the last of twelve tries comes after more than a day of a disk that does not answer.
  'erase-objects': { retryLimit: 11, retryDelay: 60, retryBackoff: true, expireInSeconds: 300 },
};

/** Durable jobs in the same database. A job that is put inside a transaction exists only if that commits. */
export class Queue {
  readonly #boss: PgBoss;

  constructor(options: ConstructorOptions, onError: (error: Error) => void) {
    this.#boss = new PgBoss({ ...options, schema: 'jobs' });
    this.#boss.on('error', onError);
  }

  async start(): Promise<void> {
    await this.#boss.start();
    for (const name of Object.keys(retries) as JobName[]) await this.#boss.createQueue(name, retries[name]);
  }

  async put<N extends JobName>(name: N, data: Jobs[N], transaction: Transaction<Tables>): Promise<void> {
    await this.#boss.send(name, data, { db: fromKysely(transaction) });
  }

  /** `lastTry` tells the handler that a failure now is final. */
  async work<N extends JobName>(
    name: N,
    handle: (data: Jobs[N], lastTry: boolean) => Promise<void>,
  ): Promise<void> {
    const options = { includeMetadata: true as const, pollingIntervalSeconds: 0.5, batchSize: 1 };
    await this.#boss.work(name, options, async (jobs: JobWithMetadata<Jobs[N]>[]) => {
      for (const job of jobs) await handle(job.data, job.retryCount >= job.retryLimit);
    });
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 20_000 });
  }
}
