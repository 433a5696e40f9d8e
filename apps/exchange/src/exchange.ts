import type { DatabaseSync } from 'node:sqlite';
import type { VidimusClient } from '@vidimus/sdk';
import type { GuessLimit } from './accounts/guess-limit.ts';

/** What every route works with. */
export interface Exchange {
  readonly database: DatabaseSync;
  readonly client: VidimusClient;
  readonly publicUrl: string;
  readonly webhookSecret: string;
  readonly guesses: GuessLimit;
  readonly now: () => Date;
}
