import type {
  Challenge,
  ClaimedHandOff,
  CreatedHandOff,
  DocumentSide,
  HandOff,
  HostedSession,
  List,
  Locale,
  Notice,
  NoticeKind,
  PictureSource,
  Quad,
  ReasonCode,
  TypedData,
  Upload,
} from '@vidimus/contracts';
import { problemIn, Refused, Unreachable } from './failures.ts';
import { type PartCalls, type UploadKind, uploadInParts } from './parts.ts';
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

/** A picture of a document that is not sent yet. */
export interface TakenPicture {
  readonly picture: Blob;
  readonly source: PictureSource;
}

/** Another way through the face step. */
export type RouteChoice =
  | { readonly route: 'gestures' | 'spoken' }
  | { readonly route: 'reviewer'; readonly note: string };

/** Tells the page whether the connection is being tried again. */
export type OnConnection = (state: 'fine' | 'retrying') => void;

type Again = <T>(run: () => Promise<T>) => Promise<T>;

const partCalls = (again: Again): PartCalls => ({
  begin: (what) => again(() => call<Upload>('POST', '/v1/hosted/uploads', what)),
  put: (id, offset, part, onProgress) =>
    again(() =>
      upload<Upload>(
        `/v1/hosted/uploads/${id}?offset=${offset}`,
        part,
        'application/octet-stream',
        onProgress,
      ),
    ),
  complete: (id, how) => again(() => call<HostedSession>('POST', `/v1/hosted/uploads/${id}/complete`, how)),
});

/** Sends in parts; at once and in one where this browser has no digest, as on an insecure address. */
function sending(again: Again) {
  const calls = partCalls(again);
  return (
    what: UploadKind,
    path: string,
    body: Blob,
    type: string,
    onProgress: UploadProgress,
  ): Promise<HostedSession> =>
    crypto.subtle === undefined
      ? again(() => upload<HostedSession>(path, body, type, onProgress))
      : uploadInParts(calls, what, body, onProgress);
}

const handOffCalls = (again: Again) => ({
  offer: () => again(() => call<CreatedHandOff>('POST', '/v1/hosted/hand_offs', {})),
  /** One try only, like all that is asked again and again. */
  offered: (id: string) => call<HandOff>('GET', `/v1/hosted/hand_offs/${id}`),
  answer: (id: string, number: number | null) =>
    again(() => call<HandOff>('POST', `/v1/hosted/hand_offs/${id}/answer`, { number })),
  claim: (token: string, secret: string) =>
    again(() => call<ClaimedHandOff>('POST', '/v1/hosted/hand_offs/claim', { token, secret })),
  claimed: () => call<ClaimedHandOff>('GET', '/v1/hosted/hand_offs/claimed'),
});

/**
 * The hosted page's API. Every call that can be repeated safely is repeated when the network fails;
 * asking for a challenge is not. Opening a one-use link is: the same secret opens it again.
 *
 * All calls throw {@link Refused} or {@link Unreachable}.
 */
export function createApi(onConnection: OnConnection) {
  const again: Again = (run) => retrying(run, onConnection);
  const send = sending(again);
  return {
    open: (token: string, secret: string) =>
      again(() => call<HostedSession>('POST', '/v1/hosted/open', { token, secret })),
    handOff: handOffCalls(again),
    read: () => again(() => call<HostedSession>('GET', '/v1/hosted/session')),
    /** One try only: the waiting page has its own rhythm. */
    peek: () => call<HostedSession>('GET', '/v1/hosted/session'),
    sendData: (data: TypedData) => again(() => call<HostedSession>('PUT', '/v1/hosted/data', data)),
    /** @param outline where the person says that the document lies; null where nobody asked */
    sendDocument: (
      side: DocumentSide,
      { picture, source }: TakenPicture,
      outline: Quad | null,
      onProgress: UploadProgress,
    ) => {
      const corners = outline?.flat().map((share) => Number(share.toFixed(5)));
      const query = `source=${source}${corners ? `&corners=${corners}` : ''}`;
      return send(
        { subject: `document_${side}`, source, ...(corners && { corners }) },
        `/v1/hosted/documents/${side}?${query}`,
        picture,
        picture.type || 'image/jpeg',
        onProgress,
      );
    },
    chooseRoute: (choice: RouteChoice) =>
      again(() => call<HostedSession>('PUT', '/v1/hosted/liveness_route', choice)),
    /** @param flash whether the person agrees to colours on the screen */
    askChallenge: (flash: boolean) => call<Challenge>('POST', '/v1/hosted/liveness', { flash }),
    sendClip: (id: string, clip: Blob, onProgress: UploadProgress) =>
      send(
        { subject: 'liveness', challenge_id: id },
        `/v1/hosted/liveness/${encodeURIComponent(id)}`,
        clip,
        'application/octet-stream',
        onProgress,
      ),
    submit: () => again(() => call<HostedSession>('POST', '/v1/hosted/submit', {})),
    reportTechnical: (
      code: Extract<ReasonCode, 'capture.camera.unavailable' | 'capture.device.unsupported'>,
    ) => call<HostedSession>('POST', '/v1/hosted/technical', { code }),
    requestReview: (note: string, consent_version: string | null) =>
      again(() => call<HostedSession>('POST', '/v1/hosted/review_request', { note, consent_version })),
    replyToReview: (reply: string) => call<HostedSession>('POST', '/v1/hosted/review/reply', { text: reply }),
    addReviewPicture: (picture: Blob) =>
      upload<HostedSession>(
        '/v1/hosted/review/pictures',
        picture,
        picture.type || 'image/jpeg',
        () => {},
        'POST',
      ),
    notices: () => again(() => call<List<Notice>>('GET', '/v1/hosted/notices')),
    agree: (kind: NoticeKind, version: string) =>
      again(() => call<HostedSession>('POST', '/v1/hosted/consents', { kind, version })),
    /** Null takes the phrase away. */
    setPhrase: (phrase: string | null) =>
      again(() => call<HostedSession>('PUT', '/v1/hosted/phrase', { phrase })),
    setLanguage: (language: Locale) =>
      again(() => call<HostedSession>('PUT', '/v1/hosted/language', { language })),
  };
}
export type Api = ReturnType<typeof createApi>;
