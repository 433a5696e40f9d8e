import type { BeginUpload, CompleteUpload, HostedSession, Upload } from '@vidimus/contracts';
import { Refused } from './failures.ts';

/** The calls that an upload in parts is made of; each may be repeated. */
export interface PartCalls {
  readonly begin: (what: BeginUpload) => Promise<Upload>;
  readonly put: (
    id: string,
    offset: number,
    part: Blob,
    onProgress: (share: number) => void,
  ) => Promise<Upload>;
  readonly complete: (id: string, how: CompleteUpload) => Promise<HostedSession>;
}

/** What is sent, for what, and where it came from. */
export type UploadKind = Omit<BeginUpload, 'bytes' | 'sha256'> & CompleteUpload;

/** Sizes of parts in bytes: the first is small, since a part that breaks off is sent again as a whole. */
export const partBytes = { first: 64 * 1024, least: 32 * 1024, most: 1024 * 1024 } as const;
/** A part that takes less than the first is followed by one of twice its size, more than the second by half, in ms. */
const quickMs = 2000;
const slowMs = 8000;

/** How many bytes to send next, after a part of `bytes` that took `tookMs`. */
export function nextPartBytes(bytes: number, tookMs: number): number {
  if (tookMs < quickMs) return Math.min(partBytes.most, bytes * 2);
  return tookMs > slowMs ? Math.max(partBytes.least, bytes / 2) : bytes;
}

/** Refusals after which the server is asked again how much it has: the answer to a part was lost, or it was forgotten. */
const outOfStep: ReadonlySet<string> = new Set([
  'upload.offset_wrong',
  'upload.unknown',
  'upload.incomplete',
]);
const mostRestarts = 5;

export async function sha256Of(body: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await body.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sendParts(
  calls: PartCalls,
  begun: Upload,
  how: CompleteUpload,
  body: Blob,
  onProgress: (share: number) => void,
  now: () => number,
): Promise<HostedSession> {
  let { received } = begun;
  let size: number = partBytes.first;
  while (received < body.size) {
    const from = received;
    const part = body.slice(from, from + size);
    const started = now();
    ({ received } = await calls.put(begun.id, from, part, (share) =>
      onProgress((from + share * part.size) / body.size),
    ));
    size = nextPartBytes(size, now() - started);
  }
  onProgress(1);
  return calls.complete(begun.id, how);
}

/**
 * Sends a body in parts. What the server has of the same body from an earlier try is not sent again.
 * Throws what the calls throw.
 */
export async function uploadInParts(
  calls: PartCalls,
  { source, ...what }: UploadKind,
  body: Blob,
  onProgress: (share: number) => void,
  now: () => number = () => performance.now(),
): Promise<HostedSession> {
  const announced: BeginUpload = { ...what, bytes: body.size, sha256: await sha256Of(body) };
  for (let restarts = 0; ; restarts += 1) {
    const begun = await calls.begin(announced);
    onProgress(begun.received / body.size);
    try {
      return await sendParts(calls, begun, source === undefined ? {} : { source }, body, onProgress, now);
    } catch (error) {
      const again = error instanceof Refused && outOfStep.has(error.code) && restarts < mostRestarts;
      if (!again) throw error;
    }
  }
}
