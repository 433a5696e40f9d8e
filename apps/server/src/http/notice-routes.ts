import {
  AgreementSchema,
  ConsentSchema,
  HostedSessionSchema,
  type Locale,
  LocaleSchema,
  NoticeSchema,
  VidimusError,
} from '@vidimus/contracts';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { consentsOfApplicant, recordConsent, requireConsent } from '../notices/consents.ts';
import { noticesOf } from '../notices/notices.ts';
import { findApplicant, lockApplicant } from '../sessions/store.ts';
import { hostedView } from '../sessions/view.ts';
import type { App } from './app.ts';
import { sessionOf } from './auth.ts';
import { IdParams, listOf, withProblems } from './schemas.ts';

/** What hands something in, by method and route. */
const takesData: ReadonlySet<string> = new Set([
  'PUT /v1/hosted/data',
  'PUT /v1/hosted/phrase',
  'PUT /v1/hosted/documents/:side',
  'POST /v1/hosted/liveness',
  'PUT /v1/hosted/liveness/:id',
  'PUT /v1/hosted/liveness_route',
  'POST /v1/hosted/uploads',
  'PUT /v1/hosted/uploads/:id',
  'POST /v1/hosted/uploads/:id/complete',
  'POST /v1/hosted/submit',
]);

/** Refuses what hands something in until the person has agreed. */
export function consentGuard(context: Context): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    if (!takesData.has(`${request.method} ${request.routeOptions.url}`)) return;
    await requireConsent(context, await sessionOf(context, request));
  };
}

/** What the hosted page shows and records. */
export function hostedNotices(app: App, context: Context): void {
  app.get(
    '/v1/hosted/notices',
    {
      schema: {
        summary: "What the person is asked to agree to, in the session's language",
        response: withProblems({ 200: listOf(NoticeSchema) }),
      },
    },
    async (request) => {
      const { language } = await sessionOf(context, request);
      const data = [...noticesOf(context.policy).values()].map((texts) => texts[language]);
      return { data, next_after: null };
    },
  );
  app.post(
    '/v1/hosted/consents',
    {
      schema: {
        summary: 'The person agrees to a version of a notice',
        body: AgreementSchema,
        response: withProblems({ 200: HostedSessionSchema }),
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      await context.db.transaction().execute(async (transaction) => {
        await lockApplicant(transaction, { sessionId: session.id });
        await recordConsent(context, transaction, session, request.body, '/version');
      });
      return hostedView(context, session);
    },
  );
}

/** What an integrator reads of notices and consents. */
export function noticeRoutes(app: App, context: Context): void {
  app.get(
    '/v1/notices',
    {
      schema: {
        summary: 'The words of a version that somebody agreed to, or of the current ones',
        querystring: Type.Object(
          {
            version: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
            language: Type.Optional(LocaleSchema),
          },
          { additionalProperties: false },
        ),
        response: withProblems({ 200: listOf(NoticeSchema) }),
      },
    },
    async (request) => {
      const { version, language = 'en' } = request.query;
      if (version !== undefined)
        return { data: [await storedNotice(context, version, language)], next_after: null };
      const data = [...noticesOf(context.policy).values()].map((texts) => texts[language]);
      return { data, next_after: null };
    },
  );
  app.get(
    '/v1/applicants/:id/consents',
    {
      schema: {
        summary: 'What this person agreed to, and when',
        params: IdParams,
        response: withProblems({ 200: listOf(ConsentSchema) }),
      },
    },
    async (request) => {
      const { id } = await findApplicant(context, context.db, request.params.id);
      return { data: await consentsOfApplicant(context.db, id), next_after: null };
    },
  );
}

async function storedNotice(context: Context, version: string, language: Locale) {
  const row = await context.db
    .selectFrom('notices')
    .select('texts')
    .where('version', '=', version)
    .executeTakeFirst();
  const known =
    row?.texts ?? [...noticesOf(context.policy).values()].find((texts) => texts.en.version === version);
  if (!known) throw new VidimusError('notice.not_found', 'no such version of a notice', { where: 'version' });
  return known[language];
}
