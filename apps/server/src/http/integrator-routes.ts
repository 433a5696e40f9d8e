import {
  ApplicantSchema,
  CapabilityAnswerSchema,
  CapabilityQuestionSchema,
  CreateApplicantSchema,
  CreatedSessionSchema,
  CreateSessionSchema,
  DecisionSchema,
  SessionSchema,
} from '@vidimus/contracts';
import { capabilityAnswer, unknownApplicantAnswer } from '@vidimus/domain';
import type { Context } from '../context.ts';
import { advance, settle } from '../sessions/advance.ts';
import { createApplicant, createSession } from '../sessions/create.ts';
import { findApplicant, findSession, keyOf } from '../sessions/store.ts';
import { applicantView, decisionsOf, sessionView } from '../sessions/view.ts';
import { checkedAddress } from './addresses.ts';
import type { App } from './app.ts';
import { IdParams, listOf, withProblems } from './schemas.ts';

function applicantRoutes(app: App, context: Context): void {
  app.post(
    '/v1/applicants',
    {
      schema: {
        summary: 'Register a person under your own id; the same id again returns the same applicant',
        body: CreateApplicantSchema,
        response: withProblems({ 200: ApplicantSchema, 201: ApplicantSchema }),
      },
    },
    async (request, reply) => {
      const { id, created } = await createApplicant(context, request.body.external_id);
      return reply
        .code(created ? 201 : 200)
        .send(applicantView(await findApplicant(context, context.db, id)));
    },
  );
  app.get(
    '/v1/applicants/:id',
    {
      schema: {
        summary: 'One applicant',
        params: IdParams,
        response: withProblems({ 200: ApplicantSchema }),
      },
    },
    async (request) => {
      const applicant = await findApplicant(context, context.db, request.params.id);
      keyOf(applicant);
      return applicantView(applicant);
    },
  );
  app.post(
    '/v1/capabilities/check',
    {
      schema: {
        summary: 'May this person do this now?',
        body: CapabilityQuestionSchema,
        response: withProblems({ 200: CapabilityAnswerSchema }),
      },
    },
    async (request) => {
      const { external_id, ...question } = request.body;
      const row = await context.db
        .selectFrom('applicants')
        .select('level')
        .where('external_id', '=', external_id)
        .executeTakeFirst();
      return row
        ? capabilityAnswer(row.level, question, context.policy)
        : unknownApplicantAnswer(question, context.policy);
    },
  );
}

function sessionRoutes(app: App, context: Context): void {
  app.post(
    '/v1/verification_sessions',
    {
      schema: {
        summary: 'Start a verification; open `url` for the person, once',
        body: CreateSessionSchema,
        response: withProblems({ 201: CreatedSessionSchema }),
      },
    },
    async (request, reply) => {
      const { return_url } = request.body;
      if (return_url !== undefined) checkedAddress(return_url, 'request.invalid', '/return_url');
      return reply.code(201).send(await createSession(context, request.body));
    },
  );
  app.get(
    '/v1/verification_sessions/:id',
    { schema: { summary: 'One session', params: IdParams, response: withProblems({ 200: SessionSchema }) } },
    async (request) => {
      await settle(context, await findSession(context, context.db, request.params.id));
      return sessionView(context, context.db, request.params.id);
    },
  );
  app.post(
    '/v1/verification_sessions/:id/cancel',
    {
      schema: { summary: 'End a session', params: IdParams, response: withProblems({ 200: SessionSchema }) },
    },
    async (request) => {
      await advance(context, request.params.id, { type: 'cancel' });
      return sessionView(context, context.db, request.params.id);
    },
  );
  app.get(
    '/v1/verification_sessions/:id/decisions',
    {
      schema: {
        summary: 'Every decision of a session, oldest first',
        params: IdParams,
        response: withProblems({ 200: listOf(DecisionSchema) }),
      },
    },
    async (request) => {
      const session = await findSession(context, context.db, request.params.id);
      return { data: await decisionsOf(context.db, session), next_after: null };
    },
  );
}

/** What an integrator's backend calls about people and sessions. */
export function integratorRoutes(app: App, context: Context): void {
  applicantRoutes(app, context);
  sessionRoutes(app, context);
}
