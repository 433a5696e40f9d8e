import type { ChannelList, Policy } from '@vidimus/contracts';
import type { ChannelSigner } from './channels/sign.ts';
import type { DuplicateKey } from './duplicates/keys.ts';
import type { Inference } from './jobs/inference.ts';
import type { Queue } from './jobs/queue.ts';
import type { Database } from './storage/database.ts';
import type { KeyRing } from './storage/keys.ts';
import type { ObjectStore } from './storage/objects.ts';

/** What the parts of a running server share. Time comes from `now`, so that tests can move it. */
export interface Context {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly objects: ObjectStore;
  readonly policy: Policy;
  /** Keys for what is looked for under other applicants, the current one first; none where the policy looks for nothing. */
  readonly duplicateKeys: readonly DuplicateKey[];
  readonly queue: Queue;
  readonly inference: Inference;
  readonly publicUrl: string;
  /** Origins of pages that may show the applicant page inside them. */
  readonly frameAncestors: readonly string[];
  readonly allowPrivateWebhooks: boolean;
  readonly now: () => Date;
}

/** The operator's channels and what signs their list. */
export interface Channels {
  readonly list: ChannelList;
  readonly signer: ChannelSigner;
}
