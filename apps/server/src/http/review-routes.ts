import {
  LocaleSchema,
  ReviewCaseSchema,
  ReviewQuestionSchema,
  ReviewSchema,
  ReviewVerdictSchema,
} from '@vidimus/contracts';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { caseFrom, findReview, reviewFrom, triedEvidence } from '../reviews/cases.ts';
import { addMessage, checkedWords, reviewPicture } from '../reviews/messages.ts';
import { ask } from '../reviews/reply.ts';
import { advance } from '../sessions/advance.ts';
import { findSession } from '../sessions/store.ts';
import type { App } from './app.ts';
import {
  FrameQuery,
  IdParams,
  JpegAnswer,
  listOf,
  SubjectSchema,
  sendJpeg,
  withProblems,
} from './schemas.ts';

const InLanguage = { language: Type.Optional(LocaleSchema) };

function readingRoutes(app: App, context: Context): void {
  app.get(
    '/v1/reviews',
    {
      schema: {
        summary: 'Cases for a human; those due first come first',
        querystring: Type.Object(
          {
            status: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('resolved')])),
            ...InLanguage,
          },
          { additionalProperties: false },
        ),
        response: withProblems({ 200: listOf(ReviewSchema) }),
      },
    },
    async (request) => {
      const rows = await context.db
        .selectFrom('reviews')
        .selectAll()
        .where('status', '=', request.query.status ?? 'open')
        .orderBy('due_at', (order) => order.asc().nullsLast())
        .orderBy('opened_at')
        .limit(100)
        .execute();
      const { language } = request.query;
      const data = await Promise.all(rows.map((row) => reviewFrom(context, row, language)));
      return { data, next_after: null };
    },
  );
  app.get(
    '/v1/reviews/:id',
    {
      schema: {
        summary: 'A case with its tries, their pictures, and the messages',
        params: IdParams,
        querystring: Type.Object(InLanguage, { additionalProperties: false }),
        response: withProblems({ 200: ReviewCaseSchema }),
      },
    },
    async (request) =>
      caseFrom(context, await findReview(context, request.params.id), request.query.language),
  );
}

function pictureRoutes(app: App, context: Context): void {
  app.get(
    '/v1/reviews/:id/evidence/:decision/:subject',
    {
      schema: {
        summary: 'What was shown in one try, upright and without metadata',
        params: Type.Object({
          ...IdParams.properties,
          decision: IdParams.properties.id,
          subject: SubjectSchema,
        }),
        querystring: FrameQuery,
        produces: ['image/jpeg'],
        response: withProblems({ 200: JpegAnswer }),
      },
    },
    async (request, reply) => {
      const { id, decision, subject } = request.params;
      const bytes = await triedEvidence(context, await findReview(context, id), decision, subject);
      const frame = subject === 'liveness' ? Number(request.query.frame ?? 0) : null;
      return sendJpeg(reply, await context.inference.evidenceJpeg(bytes, frame));
    },
  );
  app.get(
    '/v1/reviews/:id/pictures/:index',
    {
      schema: {
        summary: 'A picture that the person added to a reply',
        params: Type.Object({ ...IdParams.properties, index: Type.String({ pattern: '^[0-9]{1,3}$' }) }),
        produces: ['image/jpeg'],
        response: withProblems({ 200: JpegAnswer }),
      },
    },
    async (request, reply) => {
      const row = await findReview(context, request.params.id);
      const session = await findSession(context, context.db, row.session_id);
      const bytes = await reviewPicture(context, session, row.id, Number(request.params.index));
      return sendJpeg(reply, await context.inference.evidenceJpeg(bytes, null));
    },
  );
}

function answeringRoutes(app: App, context: Context): void {
  app.post(
    '/v1/reviews/:id/question',
    {
      schema: {
        summary: 'Ask the person something; the case then waits for them',
        params: IdParams,
        body: ReviewQuestionSchema,
        response: withProblems({ 200: ReviewCaseSchema }),
      },
    },
    async (request) => {
      const { reviewer, ...said } = request.body;
      const row = await findReview(context, request.params.id);
      await ask(context, row.session_id, reviewer, said);
      return caseFrom(context, await findReview(context, row.id));
    },
  );
  app.post(
    '/v1/reviews/:id/verdict',
    {
      schema: {
        summary: "A reviewer's verdict, with an answer that the person reads in their language",
        params: IdParams,
        body: ReviewVerdictSchema,
        response: withProblems({ 200: ReviewSchema }),
      },
    },
    async (request) => {
      const { verdict, note, reviewer, ...said } = request.body;
      const { id, session_id } = await findReview(context, request.params.id);
      const event = { type: 'review_resolved' as const, verdict, note };
      await advance(context, session_id, event, async (transaction, session) => {
        const content = checkedWords(said, verdict, session);
        await addMessage(context, transaction, session, id, 'reviewer', content);
        await transaction.updateTable('reviews').set({ reviewer }).where('id', '=', id).execute();
      });
      return reviewFrom(context, await findReview(context, id));
    },
  );
}

/** What reviewers call. */
export function reviewRoutes(app: App, context: Context): void {
  readingRoutes(app, context);
  pictureRoutes(app, context);
  answeringRoutes(app, context);
}
