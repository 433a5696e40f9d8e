import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VidimusError } from '@vidimus/contracts';
import { defaultPolicy, loadPolicy } from '@vidimus/domain';
import { channelListFrom } from './channels/list.ts';
import { ChannelSigner, channelsKeyOf } from './channels/sign.ts';
import type { Channels, Context } from './context.ts';
import { duplicateKeysOf, registerKeys } from './duplicates/keys.ts';
import { requireFaceSearch } from './duplicates/store.ts';
import { isPrivateHost } from './http/addresses.ts';
import { type App, buildApp } from './http/app.ts';
import type { Inference } from './jobs/inference.ts';
import { InferencePool } from './jobs/inference-pool.ts';
import { Queue } from './jobs/queue.ts';
import { resumeProcessing, verifyJob } from './jobs/verify-submission.ts';
import { eraseObjects } from './sessions/kept.ts';
import { sweepKept } from './sessions/retention.ts';
import { sweepExpired } from './sessions/sweep.ts';
import { openDatabase } from './storage/database.ts';
import { apiKeyOf, KeyRing } from './storage/keys.ts';
import { lockFolder } from './storage/lock.ts';
import { FileObjectStore } from './storage/objects.ts';
import { readTheme } from './theme/theme.ts';
import { sweepTries } from './tries/store.ts';
import { deliverJob } from './webhooks/deliver.ts';

export interface StartOptions {
  /** Holds keys, objects, and the embedded database. One process at a time. */
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** PostgreSQL 15 or newer; without it PGlite in the data folder. */
  databaseUrl?: string;
  /** Parsed policy file; without it the default policy. */
  policy?: unknown;
  /** Address under which applicants reach this server; its own address when absent. */
  publicUrl?: string;
  /** Secrets in base64 with commas between, the current one first; without them a file in the data folder. */
  duplicateKeys?: string;
  /** Parsed list of the operator's channels; without it none can be checked. */
  channels?: unknown;
  /** PEM file of the key that signs that list; without it one in the data folder. */
  channelsKeyFile?: string;
  /** Origins of pages that may show the applicant page inside them. */
  frameAncestors?: readonly string[];
  /** Theme file: the operator's name, logo and colours on the page; without it the page has its own. */
  theme?: string;
  /** File of `vidimus models check --write`; without it faces are compared by the built-in model. */
  faceModel?: string;
  allowPrivateWebhooks?: boolean;
  /** Built applicant page; the workspace's own by default. */
  applicantDist?: string;
  logLevel?: string;
  now?: () => Date;
  /** Stands in for the worker threads. */
  inference?: Inference;
  hostedRequestsPerMinute?: number;
  /** How often what time has ended is looked for, in milliseconds. */
  sweepEveryMs?: number;
  /** Addresses or networks of reverse proxies; without them the connection's own address counts. */
  trustedProxies?: readonly string[];
}

export interface RunningServer {
  /** Where the server answers, without a slash at the end. */
  url: string;
  apiKey: string;
  /** Finishes what is under way, then frees database, threads and folder. */
  close(): Promise<void>;
}

const sweepMs = 60_000;
const ownDist = fileURLToPath(new URL('../../applicant/dist', import.meta.url));

/**
 * Starts HTTP, jobs and inference threads in this process.
 * @throws VidimusError `data_folder.in_use`, `policy.invalid`, `key_file.malformed`, `database.unreachable`,
 * `database.migration_failed`, `database.extension_missing`, `duplicates.key_missing`, `settings.invalid`,
 * `address.unavailable`, `theme.unreadable`, `theme.invalid`, `model.*` where a face model cannot be plugged in
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const policy = options.policy === undefined ? defaultPolicy : loadPolicy(options.policy);
  requireFramable(options);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(options.dataDir);
  // What was opened is closed in reverse order, at the end or when the start fails half-way.
  const closers: (() => Promise<void> | void)[] = [() => lock.release()];
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const close of closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    // Told only now: one part that cannot close must not keep the folder locked.
    if (failures.length > 0) throw new AggregateError(failures, 'the server did not stop cleanly');
  };
  try {
    return await start(options, policy, closers, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function listen(app: App, port: number, host: string): Promise<string> {
  try {
    return await app.listen({ port, host });
  } catch (cause) {
    const { message } = cause as Error;
    throw new VidimusError('address.unavailable', `cannot listen on ${host}, port ${port}: ${message}`, {
      where: `${host}:${port}`,
      cause,
    });
  }
}

function channelsOf({ channels, channelsKeyFile, dataDir }: StartOptions): Channels | null {
  if (channels === undefined) return null;
  const list = channelListFrom(channels);
  return { list, signer: new ChannelSigner(channelsKeyOf(channelsKeyFile ?? '', dataDir), list) };
}

/** Browsers give a framed page its cookie over https only, and on this machine. */
function requireFramable({ frameAncestors = [], publicUrl }: StartOptions): void {
  const url = publicUrl === undefined ? null : URL.parse(publicUrl);
  if (frameAncestors.length === 0 || url === null || url.protocol === 'https:' || isPrivateHost(url)) return;
  throw new VidimusError(
    'settings.invalid',
    'VIDIMUS_FRAME_ANCESTORS needs a VIDIMUS_PUBLIC_URL with https',
    {
      where: 'VIDIMUS_FRAME_ANCESTORS',
    },
  );
}

/** Whether the policy looks for documents or faces under other applicants. */
const looksForOthers = ({ duplicates, retry }: Context['policy']): boolean =>
  duplicates?.documents === true || duplicates?.faces === true || Boolean(retry.others?.document);

async function start(
  options: StartOptions,
  policy: Context['policy'],
  closers: (() => Promise<void> | void)[],
  closeAll: () => Promise<void>,
): Promise<RunningServer> {
  const theme = options.theme === undefined ? null : readTheme(options.theme);
  const keys = KeyRing.in(options.dataDir);
  const apiKey = apiKeyOf(options.dataDir);
  const duplicateKeys = looksForOthers(policy)
    ? duplicateKeysOf(options.duplicateKeys ?? '', options.dataDir)
    : [];
  const database = await openDatabase(options.dataDir, options.databaseUrl ?? null);
  closers.push(() => database.close());
  const now = options.now ?? (() => new Date());
  if (policy.duplicates?.faces) await requireFaceSearch(database.db);
  if (duplicateKeys.length > 0) await registerKeys(database.db, duplicateKeys, now());
  const inference = options.inference ?? (await InferencePool.open(options.faceModel));
  closers.push(() => inference.close());
  const queue = new Queue(database.bossOptions, (error) => app.log.error({ err: error }, 'job queue'));
  const context: { -readonly [K in keyof Context]: Context[K] } = {
    db: database.db,
    keys,
    objects: new FileObjectStore(join(options.dataDir, 'objects')),
    policy,
    duplicateKeys,
    queue,
    inference,
    publicUrl: options.publicUrl ?? '',
    frameAncestors: options.frameAncestors ?? [],
    allowPrivateWebhooks: options.allowPrivateWebhooks ?? false,
    now,
  };
  const app = await buildApp(context, {
    apiKey,
    applicantDist: options.applicantDist ?? ownDist,
    logLevel: options.logLevel ?? 'info',
    hostedRequestsPerMinute: options.hostedRequestsPerMinute ?? 600,
    trustedProxies: options.trustedProxies ?? [],
    channels: channelsOf(options),
    theme,
  });
  await queue.start();
  closers.push(() => queue.stop());
  await queue.work('verify-submission', (job, lastTry) => verifyJob(context, job.session_id, lastTry));
  await resumeProcessing(context);
  await queue.work('deliver-webhook', (job) => deliverJob(context, job));
  await queue.work('erase-objects', (job) => eraseObjects(context, job));
  const sweep = setInterval(() => {
    Promise.all([sweepExpired(context), sweepKept(context), sweepTries(context)]).catch((error: unknown) =>
      app.log.error({ err: error }, 'sweep'),
    );
  }, options.sweepEveryMs ?? sweepMs);
  closers.push(() => clearInterval(sweep));
  closers.push(() => app.close());
  const url = await listen(app, options.port, options.host ?? '127.0.0.1');
  context.publicUrl = options.publicUrl ?? url;
  return { url, apiKey, close: closeAll };
}
