import {
  BeginUploadSchema,
  type CompleteUpload,
  CompleteUploadSchema,
  type DocumentSide,
  HostedSessionSchema,
  outlineOf,
  UploadSchema,
  VidimusError,
} from '@vidimus/contracts';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { digestOfAnswer } from '../sessions/evidence.ts';
import { openChallenge } from '../sessions/liveness.ts';
import { RefusedError } from '../sessions/refused.ts';
import type { StoredSession } from '../sessions/store.ts';
import {
  beginUpload,
  completeUpload,
  dropUploads,
  findUpload,
  type PartUpload,
  takePart,
  wholeUpload,
} from '../sessions/uploads.ts';
import { hostedView } from '../sessions/view.ts';
import type { App } from './app.ts';
import { browserOf, sessionOf } from './auth.ts';
import { streamOf, takeClip, takeDocument } from './hosted-uploads.ts';
import { withProblems } from './schemas.ts';

const IdSchema = Type.Object({ id: Type.String({ maxLength: 64 }) });
const answers = withProblems({ 200: UploadSchema });

/** The answer to a challenge is announced in time, and by its digest: what comes later cannot be another one. */
async function refuseLate(
  context: Context,
  session: StoredSession,
  id: string | undefined,
  browser: string | null,
): Promise<void> {
  if (id === undefined)
    throw new VidimusError('request.invalid', 'an answer to a challenge names it', {
      where: '/challenge_id',
    });
  await openChallenge(context, context.db, session, { id, browser });
}

const noDocument = (): VidimusError =>
  new VidimusError('request.invalid', 'corners are those of a photographed document', {
    where: '/corners',
  });

/** What came in parts goes the way of what comes in one. A repeated call finds it taken. */
async function taken(
  context: Context,
  session: StoredSession,
  upload: PartUpload,
  browser: string | null,
  { source }: CompleteUpload,
): Promise<StoredSession> {
  if (upload.completed_at !== null) return session;
  const { id, subject, challenge_id, corners } = upload;
  if (challenge_id !== null && (await digestOfAnswer(context, session, challenge_id)) === upload.sha256)
    return session;
  const body = await wholeUpload(context, session, upload);
  try {
    const after =
      subject === 'liveness'
        ? await takeClip(context, session, { id: challenge_id!, browser }, body, upload.created_at)
        : await takeDocument(context, session, subject.slice('document_'.length) as DocumentSide, body, {
            source,
            corners,
          });
    await completeUpload(context, id);
    return after;
  } catch (error) {
    // What was refused would be refused again; after trouble of ours it is not sent again.
    if (error instanceof VidimusError || error instanceof RefusedError)
      await dropUploads(context, context.db, { id });
    throw error;
  }
}

/** Uploads in parts: a connection that breaks costs one part, and what has come stays. */
export function hostedParts(app: App, context: Context): void {
  app.post(
    '/v1/hosted/uploads',
    { schema: { summary: 'Begin an upload in parts, or go on', body: BeginUploadSchema, response: answers } },
    async (request) => {
      const session = await sessionOf(context, request);
      const { subject, challenge_id, corners } = request.body;
      if (corners !== undefined && subject === 'liveness') throw noDocument();
      const outline = corners === undefined ? null : outlineOf(corners);
      const known = subject === 'liveness' && (await digestOfAnswer(context, session, challenge_id ?? ''));
      if (subject === 'liveness' && known !== request.body.sha256)
        await refuseLate(context, session, challenge_id, browserOf(request));
      return beginUpload(context, session, request.body, outline);
    },
  );
  app.put(
    '/v1/hosted/uploads/:id',
    {
      schema: {
        summary: 'The next part, as the body',
        params: IdSchema,
        querystring: Type.Object(
          { offset: Type.String({ pattern: '^[0-9]{1,9}$' }) },
          { additionalProperties: false },
        ),
        consumes: ['application/octet-stream'],
        response: answers,
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      const body = streamOf(request.body, 'application/octet-stream');
      return takePart(context, session, request.params.id, Number(request.query.offset), body);
    },
  );
  app.post(
    '/v1/hosted/uploads/:id/complete',
    {
      schema: {
        summary: 'All parts were sent: take the upload',
        params: IdSchema,
        body: CompleteUploadSchema,
        response: withProblems({ 200: HostedSessionSchema }),
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      const upload = await findUpload(context, session, request.params.id);
      return hostedView(context, await taken(context, session, upload, browserOf(request), request.body));
    },
  );
}
