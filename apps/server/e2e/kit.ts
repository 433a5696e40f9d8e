import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Challenge,
  CheckResult,
  CreatedSession,
  HostedSession,
  List,
  TypedData,
  VidimusEvent,
} from '@vidimus/contracts';
import {
  type AnswerSpan,
  decodePicture,
  type Motion,
  packClip,
  requireAnswer,
  unpackClip,
} from '@vidimus/vision';
import sharp from 'sharp';
import type { Inference, Submission, Verified } from '../src/jobs/inference.ts';
import { type RunningServer, type StartOptions, startServer } from '../src/start.ts';
import { layFreshDatabase } from './fresh-database.ts';

/** Answers as told instead of running models; pictures and clips are looked at as in the product. */
export class ToldInference implements Inference {
  /** What the next verifications with pictures find. */
  checks: CheckResult[] = [];
  /** The document and the face that they show. */
  identity: Verified['identity'] = null;
  face: Verified['face'] = null;
  /** How the face moves in every clip. */
  motion: Motion | null = null;
  readonly submissions: Submission[] = [];

  async verify(submission: Submission) {
    this.submissions.push(submission);
    const typed = [passedCheck('data/age')];
    const checks = submission.front === null ? typed : [...typed, ...this.checks];
    const shown =
      submission.clip === null
        ? { identity: null, face: null }
        : { identity: this.identity, face: this.face };
    return { checks, models: { told: '0'.repeat(64) }, motion: this.motion, ...shown };
  }
  async probePicture(bytes: Uint8Array, where: string): Promise<void> {
    await decodePicture(bytes, { where, maxSide: 64 });
  }
  async probeClip(bytes: Uint8Array, where: string, span: AnswerSpan) {
    const { header, frames } = unpackClip(bytes);
    requireAnswer(
      frames.map(({ tMs }) => tMs),
      span,
    );
    await decodePicture(frames[0]!.bytes, { where: `${where}/frames/0`, maxSide: 64 });
    return { nonce: header.nonce ?? null, frames: frames.length, lastMs: frames.at(-1)!.tMs };
  }
  async evidenceJpeg(bytes: Uint8Array, frame: number | null): Promise<Uint8Array> {
    return frame === null ? bytes : unpackClip(bytes).frames[frame]!.bytes;
  }
  async close(): Promise<void> {}
}

/** Where the calls go. */
export interface Target {
  server: Pick<RunningServer, 'url' | 'apiKey'>;
}

export interface Kit extends Target {
  server: RunningServer;
  readonly dataDir: string;
  readonly inference: ToldInference;
  /** Moves the server's clock. */
  passMinutes(minutes: number): void;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A server on a folder of its own; PGlite unless an address of PostgreSQL is given. */
export async function openKit(options: Partial<StartOptions> = {}): Promise<Kit> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vidimus-server-'));
  if (options.databaseUrl === undefined) await layFreshDatabase(dataDir);
  const inference = new ToldInference();
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead * 60_000);
  const start = () =>
    startServer({
      dataDir,
      port: 0,
      logLevel: 'silent',
      inference,
      now,
      hostedRequestsPerMinute: 10_000,
      ...options,
    });
  const kit: Kit = {
    server: await start(),
    dataDir,
    inference,
    passMinutes: (minutes) => {
      ahead += minutes;
    },
    restart: async () => {
      await kit.server.close();
      kit.server = await start();
    },
    close: async () => {
      await kit.server.close();
      rmSync(dataDir, { recursive: true });
    },
  };
  return kit;
}

export async function waitUntil(is: () => boolean, what: string, seconds = 10): Promise<void> {
  for (let tries = 0; tries < seconds * 50; tries += 1) {
    if (is()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`never happened: ${what}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface Answer<T> {
  status: number;
  type: string;
  body: T;
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, body: (type.includes('json') ? JSON.parse(text) : text) as T };
}

/** Ids of all events, read page by page as an integrator would. */
export async function allEvents(kit: Target): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const query: string = after === null ? '' : `&after=${after}`;
    const { body } = await integrator<List<VidimusEvent>>(kit, 'GET', `/v1/events?limit=100${query}`);
    ids.push(...body.data.map(({ id }) => id));
    after = body.next_after;
  } while (after !== null);
  return ids;
}

/** Calls with the API key. A string body is sent as it is. */
export async function integrator<T>(
  kit: Target,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const headers: Record<string, string> = { authorization: `Bearer ${kit.server.apiKey}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return answerOf(
    await fetch(kit.server.url + path, { method, headers, ...(body === undefined ? {} : { body: sent }) }),
  );
}

/** The hosted page's part: keeps the cookies and sends the page's header. */
export class HostedPage {
  readonly #kit: Target;
  readonly cookies = new Map<string, string>();

  constructor(kit: Target) {
    this.#kit = kit;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async call<T = HostedSession>(
    method: string,
    path: string,
    body?: unknown,
    type?: string,
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = { 'x-vidimus-page': '1', cookie: this.cookie };
    if (body !== undefined) headers['content-type'] = type ?? 'application/json';
    const sent = type === undefined && typeof body !== 'string' ? JSON.stringify(body) : (body as BodyInit);
    const response = await fetch(`${this.#kit.server.url}/v1/hosted${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: sent }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.cookies.set(name!, value!);
    }
    return answerOf(response);
  }

  openOnly(url: string) {
    return this.call('POST', '/open', { token: new URL(url).hash.slice(1) });
  }
  /** Opens the link and agrees to the notice, where one is shown. */
  async open(url: string) {
    const answer = await this.openOnly(url);
    if (answer.status !== 200) return answer;
    const asked = answer.body.consents.find(({ kind, agreed_at }) => kind === 'processing' && !agreed_at);
    return asked === undefined
      ? answer
      : this.call('POST', '/consents', { kind: asked.kind, version: asked.version });
  }
  /** Agrees to the notice of the review, and asks for one. */
  async requestReview(note: string) {
    const { body } = await this.call('GET', '/session');
    const consent_version = body.consents.find(({ kind }) => kind === 'review')?.version ?? null;
    return this.call('POST', '/review_request', { note, consent_version });
  }
  photo(bytes: Uint8Array, type = 'image/jpeg') {
    return this.call('PUT', '/documents/front', bytes, type);
  }
  async challenge(): Promise<Challenge> {
    return (await this.call<Challenge>('POST', '/liveness', {})).body;
  }
  clip(challenge: Challenge, bytes: Uint8Array) {
    return this.call('PUT', `/liveness/${challenge.id}`, bytes, 'application/octet-stream');
  }
  async until(status: string, seconds = 10): Promise<HostedSession> {
    for (let tries = 0; tries < seconds * 10; tries += 1) {
      const { body } = await this.call('GET', '/session');
      if (body.status === status) return body;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { body } = await this.call('GET', '/session');
    throw new Error(`the session never became ${status}: it is ${body.status}`);
  }
}

export const typed: TypedData = {
  given_names: 'MARA LIN',
  family_name: 'TESTMANN',
  birth_date: '1991-03-14',
  nationality: 'UTO',
  document: { kind: 'passport', country: 'UTO', number: 'TM4810736' },
};

/** A plain grey picture: enough where no model looks. */
export const greyJpeg = (width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#808080' } })
    .jpeg()
    .toBuffer();

/** A picture that no compression makes small. */
export const noiseJpeg = (width: number, height: number): Promise<Buffer> =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();

export async function greyClip(nonce: string, stepMs = 80): Promise<Uint8Array> {
  const bytes = await greyJpeg();
  return packClip(
    [0, 1, 2, 3, 4, 5].map((index) => ({ tMs: index * stepMs, bytes })),
    { nonce },
  );
}

/** A container as anybody could write it: frames of one picture at any times, in any order. */
export function rawClip(nonce: string, times: readonly number[], picture: Uint8Array): Uint8Array {
  const frames = times.map((t_ms) => ({ t_ms, bytes: picture.length }));
  const header = Buffer.from(JSON.stringify({ nonce, frames }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(header.length);
  return Buffer.concat([Buffer.from('VFR1'), size, header, ...times.map(() => picture)]);
}

export async function begin(
  kit: Target,
  level: 'L1' | 'L2',
  externalId: string,
): Promise<{ created: CreatedSession; page: HostedPage }> {
  const applicant = await integrator<{ id: string }>(kit, 'POST', '/v1/applicants', {
    external_id: externalId,
  });
  assert.ok(applicant.status < 300, `applicant: ${applicant.status}`);
  const created = await integrator<CreatedSession>(kit, 'POST', '/v1/verification_sessions', {
    applicant_id: applicant.body.id,
    level,
  });
  assert.equal(created.status, 201);
  return { created: created.body, page: new HostedPage(kit) };
}

/** All steps of L2, up to and including the submission. */
export async function handIn(page: HostedPage): Promise<void> {
  assert.equal((await page.call('PUT', '/data', typed)).status, 200);
  assert.equal((await page.photo(await greyJpeg())).status, 200);
  const challenge = await page.challenge();
  assert.equal((await page.clip(challenge, await greyClip(challenge.nonce))).status, 200);
  assert.equal((await page.call('POST', '/submit', {})).status, 200);
}

export const failedCheck = (check: string, code: CheckResult['reasons'][number]['code']): CheckResult => ({
  check,
  version: 1,
  result: 'failed',
  value: 0.1,
  threshold: 0.3,
  unit: 'ratio',
  region: null,
  reasons: [{ code, params: {}, region: null }],
});
export const passedCheck = (check: string): CheckResult => ({
  ...failedCheck(check, 'document.focus.blurry'),
  result: 'passed',
  reasons: [],
});
