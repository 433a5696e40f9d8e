import {
  HostedSessionSchema,
  ReviewReplySchema,
  ReviewRequestSchema,
  VidimusError,
} from '@vidimus/contracts';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { recordConsent } from '../notices/consents.ts';
import { noticesOf } from '../notices/notices.ts';
import { reviewPicture } from '../reviews/messages.ts';
import { addPicture, reply } from '../reviews/reply.ts';
import { advance } from '../sessions/advance.ts';
import { hostedView } from '../sessions/view.ts';
import type { App } from './app.ts';
import { sessionOf } from './auth.ts';
import { streamOf } from './hosted-uploads.ts';
import { JpegAnswer, sendJpeg, withProblems } from './schemas.ts';

const answers = withProblems({ 200: HostedSessionSchema });

function requestRoute(app: App, context: Context): void {
  app.post(
    '/v1/hosted/review_request',
    {
      schema: {
        summary:
          'Ask for a human, with a note and consent; what was shown in the tries is attached by itself',
        body: ReviewRequestSchema,
        response: answers,
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      const { note, consent_version: version } = request.body;
      const event = { type: 'review_requested' as const, note };
      const after = await advance(context, session.id, event, async (transaction, current) => {
        if (noticesOf(context.policy).has('review'))
          await recordConsent(context, transaction, current, { kind: 'review', version }, '/consent_version');
      });
      return hostedView(context, after);
    },
  );
}

function replyRoutes(app: App, context: Context): void {
  app.post(
    '/v1/hosted/review/reply',
    {
      schema: { summary: "Answer the reviewer's question", body: ReviewReplySchema, response: answers },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      return hostedView(context, await reply(context, session.id, request.body.text));
    },
  );
  app.post(
    '/v1/hosted/review/pictures',
    {
      schema: {
        summary: 'Add a photo to the reply that is being written, as the body',
        consumes: ['image/jpeg', 'image/png', 'image/webp'],
        response: answers,
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      await addPicture(context, session, streamOf(request.body, 'a picture'));
      return hostedView(context, session);
    },
  );
  app.get(
    '/v1/hosted/review/pictures/:index',
    {
      schema: {
        summary: "A picture of the person's own reply",
        params: Type.Object({ index: Type.String({ pattern: '^[0-9]{1,3}$' }) }),
        produces: ['image/jpeg'],
        response: withProblems({ 200: JpegAnswer }),
      },
    },
    async (request, response) => {
      const session = await sessionOf(context, request);
      const row = await context.db
        .selectFrom('reviews')
        .select('id')
        .where('session_id', '=', session.id)
        .orderBy('opened_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row) throw new VidimusError('review.not_found', 'no human was asked', { where: 'session' });
      const bytes = await reviewPicture(context, session, row.id, Number(request.params.index));
      return sendJpeg(response, await context.inference.evidenceJpeg(bytes, null));
    },
  );
}

/** How the person asks for a human and answers one. Registered where bodies of uploads are streams. */
export function hostedReviews(app: App, context: Context): void {
  requestRoute(app, context);
  replyRoutes(app, context);
}
