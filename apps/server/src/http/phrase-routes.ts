import { HostedSessionSchema, PhraseSchema } from '@vidimus/contracts';
import type { Context } from '../context.ts';
import { findApplicant, findSession, keyOf, savePhrase } from '../sessions/store.ts';
import { hostedView } from '../sessions/view.ts';
import type { App } from './app.ts';
import { sessionOf } from './auth.ts';
import { IdParams, withProblems } from './schemas.ts';

/** The person sets the words that every page and mail shows them. */
export function hostedPhrase(app: App, context: Context): void {
  app.put(
    '/v1/hosted/phrase',
    {
      schema: {
        summary: 'Words by which the person knows the real page; null takes them away',
        body: PhraseSchema,
        response: withProblems({ 200: HostedSessionSchema }),
      },
    },
    async (request) => {
      const { id } = await sessionOf(context, request);
      const phrase = request.body.phrase?.normalize('NFC') ?? null;
      const changed = await context.db.transaction().execute(async (transaction) => {
        const session = await findSession(context, transaction, id, true);
        await savePhrase(transaction, session.applicant, phrase);
        return { ...session, applicant: { ...session.applicant, phrase } };
      });
      return hostedView(context, changed);
    },
  );
}

/** For the integrator's own mails and pages. */
export function phraseRoutes(app: App, context: Context): void {
  app.get(
    '/v1/applicants/:id/phrase',
    {
      schema: {
        summary:
          'The words to show this person at the top of every page and mail; null where they chose none',
        params: IdParams,
        response: withProblems({ 200: PhraseSchema }),
      },
    },
    async (request, reply) => {
      const applicant = await findApplicant(context, context.db, request.params.id);
      keyOf(applicant);
      reply.header('cache-control', 'no-store');
      return { phrase: applicant.phrase };
    },
  );
}
