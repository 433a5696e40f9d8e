import type { Readable } from 'node:stream';
import {
  type DocumentSide,
  DocumentSideSchema,
  HostedSessionSchema,
  outlineOf,
  type PictureSource,
  PictureSourceSchema,
  type Quad,
  UploadSubjectSchema,
  VidimusError,
} from '@vidimus/contracts';
import { challengeEndMs } from '@vidimus/domain';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { hashOf } from '../ids.ts';
import { advance } from '../sessions/advance.ts';
import {
  digestOf,
  digestOfAnswer,
  digestOfStream,
  type EvidenceNotes,
  keepEvidence,
  maxUploadBytes,
  receive,
  requiredEvidence,
} from '../sessions/evidence.ts';
import { challengeUsed, openChallenge, requireTimeFor, useChallenge } from '../sessions/liveness.ts';
import { findSession, type StoredSession } from '../sessions/store.ts';
import { hostedView } from '../sessions/view.ts';
import type { EvidenceSubject } from '../storage/schema.ts';
import type { App } from './app.ts';
import { browserOf, pageGuard, sessionOf } from './auth.ts';
import { hostedParts } from './hosted-parts.ts';
import { FrameQuery, JpegAnswer, sendJpeg, withProblems } from './schemas.ts';

const answers = withProblems({ 200: HostedSessionSchema });

/** Bodies of uploads stay streams: they are encrypted on their way to the disk. */
export function acceptStreams(app: App): void {
  const asStream = (_request: unknown, body: unknown, done: (error: null, body: unknown) => void): void =>
    done(null, body);
  app.addContentTypeParser(/^image\//, asStream);
  app.addContentTypeParser('application/octet-stream', asStream);
}

export function streamOf(body: unknown, expected: string): Readable {
  if (body !== null && typeof body === 'object' && 'pipe' in body) return body as Readable;
  throw new VidimusError('upload.unsupported_type', `the body must be ${expected}`, {
    where: 'content-type',
  });
}

/**
 * Stores an upload and advances the session in one transaction; on refusal the upload is deleted, on success the one
 * that it replaces.
 */
async function storeUpload(
  context: Context,
  session: StoredSession,
  subject: EvidenceSubject,
  name: string,
  event: Parameters<typeof advance>[2],
  notes: EvidenceNotes,
): Promise<StoredSession> {
  let replaced: string | null = null;
  let after: StoredSession;
  try {
    after = await advance(context, session.id, event, async (transaction, current) => {
      if (notes.answers !== undefined) await useChallenge(context, transaction, notes.answers);
      replaced = await keepEvidence(context, transaction, current, subject, name, notes);
    });
  } catch (error) {
    await context.objects.delete(name);
    throw error;
  }
  if (replaced !== null) await context.objects.delete(replaced);
  return after;
}

/** Takes a photo of one side, and where the person says that the document lies in it. */
export async function takeDocument(
  context: Context,
  session: StoredSession,
  side: DocumentSide,
  body: Readable,
  { source = 'camera', corners }: { source?: PictureSource | undefined; corners: Quad | null },
): Promise<StoredSession> {
  const subject = `document_${side}` as const;
  const name = await receive(context, session, subject, body, (bytes) =>
    context.inference.probePicture(bytes, subject),
  );
  const event = { type: 'document_uploaded', side, source } as const;
  return storeUpload(context, session, subject, name, event, { corners });
}

const DocumentQuery = Type.Object(
  {
    source: Type.Optional(PictureSourceSchema),
    corners: Type.Optional(
      Type.String({
        pattern: '^-?[0-9.]{1,20}(,-?[0-9.]{1,20}){7}$',
        description:
          'where the person says that the document’s corners are: x and y of the four, clockwise, as shares of the upright picture’s width and height; a hint where the server’s own finder is unsure',
      }),
    ),
  },
  { additionalProperties: false },
);

function documentUpload(app: App, context: Context): void {
  app.put(
    '/v1/hosted/documents/:side',
    {
      schema: {
        summary: 'A photo of one side, as the body',
        params: Type.Object({ side: DocumentSideSchema }),
        querystring: DocumentQuery,
        consumes: ['image/jpeg', 'image/png', 'image/webp'],
        response: answers,
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      const { corners, source } = request.query;
      const outline = corners === undefined ? null : outlineOf(corners.split(',').map(Number));
      const body = streamOf(request.body, 'a picture');
      const shown = { source, corners: outline };
      return hostedView(context, await takeDocument(context, session, request.params.side, body, shown));
    },
  );
}

/**
 * Says whether this very clip was already taken for this challenge: its answer was lost on the way, and the page sent
 * it again. Another clip for the same challenge is refused.
 * @throws VidimusError `liveness.challenge_used`, `upload.too_large`
 */
async function alreadyTaken(
  context: Context,
  session: StoredSession,
  challengeId: string,
  body: Readable,
): Promise<boolean> {
  const kept = await digestOfAnswer(context, session, challengeId);
  if (kept === null) return false;
  if ((await digestOfStream(body, maxUploadBytes.clip)) === kept) return true;
  throw challengeUsed();
}

/** Takes a clip; of two equal ones that arrive together, the second finds the first in its place. */
export async function takeClip(
  context: Context,
  session: StoredSession,
  asked: { id: string; browser: string | null },
  body: Readable,
  answeredAt = context.now(),
): Promise<StoredSession> {
  const challengeId = asked.id;
  const challenge = await openChallenge(context, context.db, session, asked, answeredAt);
  const endMs = challengeEndMs(challenge.challenge);
  const span = { endMs, watchedMs: challenge.challenge.camera_switch?.at_ms ?? endMs };
  let digest = '';
  const name = await receive(context, session, 'liveness', body, async (bytes) => {
    digest = digestOf(bytes);
    const { nonce, lastMs } = await context.inference.probeClip(bytes, 'liveness', span);
    requireTimeFor(context, challenge.drawn_at, lastMs);
    if (nonce !== null && hashOf(nonce) === challenge.nonce_hash) return;
    throw new VidimusError('liveness.nonce_wrong', 'the clip does not carry this challenge’s nonce', {
      where: 'header/nonce',
    });
  });
  try {
    const event = { type: 'liveness_uploaded' } as const;
    return await storeUpload(context, session, 'liveness', name, event, { answers: challengeId });
  } catch (error) {
    const twin = error instanceof VidimusError && error.code === 'liveness.challenge_used';
    if (twin && (await digestOfAnswer(context, session, challengeId)) === digest) {
      return findSession(context, context.db, session.id);
    }
    throw error;
  }
}

function livenessUpload(app: App, context: Context): void {
  app.put(
    '/v1/hosted/liveness/:id',
    {
      schema: {
        summary: 'The frames that answer a challenge, as one container',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        consumes: ['application/octet-stream'],
        response: answers,
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      const { id } = request.params;
      const body = streamOf(request.body, 'application/octet-stream');
      if (await alreadyTaken(context, session, id, body)) return hostedView(context, session);
      const asked = { id, browser: browserOf(request) };
      return hostedView(context, await takeClip(context, session, asked, body));
    },
  );
}

function evidenceRoute(app: App, context: Context): void {
  app.get(
    '/v1/hosted/evidence/:subject',
    {
      schema: {
        summary: "The person's own upload, upright and without metadata",
        params: Type.Object({ subject: UploadSubjectSchema }),
        querystring: FrameQuery,
        produces: ['image/jpeg'],
        response: withProblems({ 200: JpegAnswer }),
      },
    },
    async (request, reply) => {
      const session = await sessionOf(context, request);
      const { subject } = request.params;
      const bytes = await requiredEvidence(context, session, subject);
      const frame = subject === 'liveness' ? Number(request.query.frame ?? 0) : null;
      return sendJpeg(reply, await context.inference.evidenceJpeg(bytes, frame));
    },
  );
}

export function hostedUploads(app: App, context: Context): void {
  acceptStreams(app);
  app.addHook('onRequest', pageGuard);
  documentUpload(app, context);
  livenessUpload(app, context);
  hostedParts(app, context);
  evidenceRoute(app, context);
}
