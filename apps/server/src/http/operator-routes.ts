import { randomBytes } from 'node:crypto';
import { explainToReviewer } from '@vidimus/checks/wording';
import {
  CreateWebhookEndpointSchema,
  type Locale,
  LocaleSchema,
  type Reason,
  type Review,
  ReviewSchema,
  ReviewVerdictSchema,
  VidimusError,
  WebhookEndpointSchema,
} from '@vidimus/contracts';
import { routeOf } from '@vidimus/domain';
import type { Selectable } from 'kysely';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { advance, caseContext } from '../sessions/advance.ts';
import { eventFrom } from '../sessions/outbox.ts';
import { findSession, keyOf } from '../sessions/store.ts';
import type { Tables } from '../storage/schema.ts';
import { openJson } from '../storage/seal.ts';
import { checkedAddress, isPrivateHost } from './addresses.ts';
import type { App } from './app.ts';
import { EventSchema, listOf, withProblems } from './schemas.ts';

const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

async function reviewFrom(
  context: Context,
  row: Selectable<Tables['reviews']>,
  language: Locale = 'en',
): Promise<Review> {
  const session = await findSession(context, context.db, row.session_id);
  const content = openJson<{ reasons: Reason[]; applicant_note: string | null }>(
    keyOf(session.applicant),
    caseContext(row.id),
    row.case_sealed,
  );
  return {
    id: row.id,
    session_id: row.session_id,
    status: row.status,
    liveness_route: routeOf(session.state),
    ...content,
    reasons: content.reasons.map((reason) => ({ ...reason, ...explainToReviewer(reason, language) })),
    opened_at: row.opened_at.toISOString(),
    resolved_at: row.resolved_at?.toISOString() ?? null,
  };
}

function webhookRoutes(app: App, context: Context): void {
  app.post(
    '/v1/webhook_endpoints',
    {
      schema: {
        summary: 'Hear events; `secret` is in this answer only',
        body: CreateWebhookEndpointSchema,
        response: withProblems({ 201: WebhookEndpointSchema }),
      },
    },
    async (request, reply) => {
      const { url } = request.body;
      const address = checkedAddress(url, 'webhook_endpoint.invalid', '/url');
      if (!context.allowPrivateWebhooks && isPrivateHost(address)) {
        throw new VidimusError(
          'webhook_endpoint.invalid',
          'must not be a private address, unless the operator allows them',
          { where: '/url' },
        );
      }
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      const endpoint = { id: newId('we'), url, created_at: context.now() };
      const secret_sealed = context.keys.sealSecret(endpoint.id, secret);
      await context.db
        .insertInto('webhook_endpoints')
        .values({ ...endpoint, secret_sealed })
        .execute();
      return reply.code(201).send({ ...endpoint, created_at: endpoint.created_at.toISOString(), secret });
    },
  );
  app.get(
    '/v1/webhook_endpoints',
    { schema: { summary: 'All endpoints', response: withProblems({ 200: listOf(WebhookEndpointSchema) }) } },
    async () => {
      const rows = await context.db
        .selectFrom('webhook_endpoints')
        .selectAll()
        .orderBy('created_at')
        .execute();
      const data = rows.map(({ id, url, created_at }) => ({ id, url, created_at: created_at.toISOString() }));
      return { data, next_after: null };
    },
  );
  app.delete(
    '/v1/webhook_endpoints/:id',
    {
      schema: {
        summary: 'Stop hearing events',
        params: IdParams,
        response: withProblems({ 204: Type.Null() }),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const gone = await context.db
        .deleteFrom('webhook_endpoints')
        .where('id', '=', id)
        .returning('id')
        .execute();
      if (gone.length === 0)
        throw new VidimusError('webhook_endpoint.not_found', 'no such endpoint', { where: 'id' });
      return reply.code(204).send(null);
    },
  );
}

function eventRoutes(app: App, context: Context): void {
  app.get(
    '/v1/events',
    {
      schema: {
        summary: 'Events in order, for catching up; `after` is the last id you have',
        querystring: Type.Object(
          {
            after: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
            limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-9][0-9]|100)$' })),
          },
          { additionalProperties: false },
        ),
        response: withProblems({ 200: listOf(EventSchema) }),
      },
    },
    async (request) => {
      const limit = Number(request.query.limit ?? 50);
      const after = await positionOf(context, request.query.after);
      const rows = await context.db
        .selectFrom('events')
        .select(['id', 'type', 'applicant_id', 'external_id', 'sequence', 'data', 'created_at'])
        .where('position', '>', after)
        .orderBy('position')
        .limit(limit + 1)
        .execute();
      const data = rows.slice(0, limit).map(eventFrom);
      return { data, next_after: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
    },
  );
}

async function positionOf(context: Context, eventId: string | undefined): Promise<string> {
  if (eventId === undefined) return '0';
  const row = await context.db
    .selectFrom('events')
    .select('position')
    .where('id', '=', eventId)
    .executeTakeFirst();
  if (!row) throw new VidimusError('event.unknown', 'no such event', { where: 'after' });
  return row.position;
}

function reviewRoutes(app: App, context: Context): void {
  app.get(
    '/v1/reviews',
    {
      schema: {
        summary: 'Cases for a human',
        querystring: Type.Object(
          {
            status: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('resolved')])),
            language: Type.Optional(LocaleSchema),
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
        .orderBy('opened_at')
        .limit(100)
        .execute();
      const { language } = request.query;
      const data = await Promise.all(rows.map((row) => reviewFrom(context, row, language)));
      return { data, next_after: null };
    },
  );
  app.post(
    '/v1/reviews/:id/verdict',
    {
      schema: {
        summary: "A reviewer's verdict",
        params: IdParams,
        body: ReviewVerdictSchema,
        response: withProblems({ 200: ReviewSchema }),
      },
    },
    async (request) => {
      const { id } = request.params;
      const { verdict, note, reviewer } = request.body;
      const find = () => context.db.selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst();
      const row = await find();
      if (!row) throw new VidimusError('review.not_found', 'no such review', { where: 'id' });
      await advance(
        context,
        row.session_id,
        { type: 'review_resolved', verdict, note },
        async (transaction) => {
          await transaction.updateTable('reviews').set({ reviewer }).where('id', '=', id).execute();
        },
      );
      return reviewFrom(context, (await find())!);
    },
  );
}

/** What an operator's systems call: webhooks, the event log, reviews. */
export function operatorRoutes(app: App, context: Context): void {
  webhookRoutes(app, context);
  eventRoutes(app, context);
  reviewRoutes(app, context);
}
