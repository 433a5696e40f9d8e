import type {
  Challenge,
  DocumentSide,
  HostedSession,
  Locale,
  ReasonCode,
  TypedData,
} from '@vidimus/contracts';
import { problemIn, Refused, Unreachable } from './failures.ts';
import { retrying } from './retry.ts';
import { upload } from './upload.ts';

/** How far an upload has come, from 0 to 1. */
export type UploadProgress = (share: number) => void;

const answerTimeoutMs = 20_000;

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-vidimus-page'] = '1';
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(answerTimeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    text = await response.text();
  } catch (error) {
    throw new Unreachable(error);
  }
  if (!response.ok) throw new Refused(response.status, problemIn(text));
  return JSON.parse(text) as T;
}

/** Tells the page whether the connection is being tried again. */
export type OnConnection = (state: 'fine' | 'retrying') => void;

/**
 * The hosted page's API. Every call that can be repeated safely is repeated when the network fails;
 * opening a one-use token and asking for a challenge are not.
 *
 * All calls throw {@link Refused} or {@link Unreachable}.
 */
export function createApi(onConnection: OnConnection) {
  const again = <T>(run: () => Promise<T>): Promise<T> => retrying(run, onConnection);
  const put = (path: string, body: Blob, type: string, onProgress: UploadProgress) =>
    again(() => upload<HostedSession>(path, body, type, onProgress));
  return {
    open: (token: string) => call<HostedSession>('POST', '/v1/hosted/open', { token }),
    read: () => again(() => call<HostedSession>('GET', '/v1/hosted/session')),
    /** One try only: the waiting page has its own rhythm. */
    peek: () => call<HostedSession>('GET', '/v1/hosted/session'),
    sendData: (data: TypedData) => again(() => call<HostedSession>('PUT', '/v1/hosted/data', data)),
    sendDocument: (side: DocumentSide, picture: Blob, onProgress: UploadProgress) =>
      put(`/v1/hosted/documents/${side}`, picture, picture.type || 'image/jpeg', onProgress),
    /** @param flash whether the person agrees to colours on the screen */
    askChallenge: (flash: boolean) => call<Challenge>('POST', '/v1/hosted/liveness', { flash }),
    sendClip: (id: string, clip: Blob, onProgress: UploadProgress) =>
      put(`/v1/hosted/liveness/${encodeURIComponent(id)}`, clip, 'application/octet-stream', onProgress),
    submit: () => again(() => call<HostedSession>('POST', '/v1/hosted/submit', {})),
    reportTechnical: (
      code: Extract<ReasonCode, 'capture.camera.unavailable' | 'capture.device.unsupported'>,
    ) => call<HostedSession>('POST', '/v1/hosted/technical', { code }),
    requestReview: (note: string) =>
      again(() => call<HostedSession>('POST', '/v1/hosted/review_request', { note })),
    setLanguage: (language: Locale) =>
      again(() => call<HostedSession>('PUT', '/v1/hosted/language', { language })),
  };
}
export type Api = ReturnType<typeof createApi>;
