import {
  AskChallengeSchema,
  ChallengeSchema,
  ChooseRouteSchema,
  HostedSessionSchema,
  LocaleSchema,
  OpenHostedSchema,
  type Reason,
  type TypedData,
  TypedDataSchema,
} from '@vidimus/contracts';
import { sidesFor } from '@vidimus/documents';
import { routeOf, stepOf } from '@vidimus/domain';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { dateOf } from '../jobs/verify-submission.ts';
import { advance, settle } from '../sessions/advance.ts';
import { issueChallenge, noTask } from '../sessions/liveness.ts';
import { RefusedError } from '../sessions/refused.ts';
import { findSession, type StoredSession, saveTyped } from '../sessions/store.ts';
import { hostedView } from '../sessions/view.ts';
import type { App } from './app.ts';
import { browserOf, openByToken, pageGuard, sessionOf } from './auth.ts';
import { markDevice } from './device-mark.ts';
import { hostedHandOffs } from './hosted-hand-offs.ts';
import { withProblems } from './schemas.ts';

const answers = withProblems({ 200: HostedSessionSchema });

/** The page was opened: a session that was only created now waits for input. */
async function opened(context: Context, session: StoredSession): Promise<StoredSession> {
  if (session.state.status !== 'created') return session;
  return advance(context, session.id, { type: 'opened' });
}

/** What is wrong with typed data by themselves: check digits, age. No pictures, no models. */
async function reasonsOfTyped(context: Context, typed: TypedData): Promise<Reason[]> {
  const corners = { front: null, back: null };
  const none = { front: null, back: null, corners, clip: null, ...noTask, sides: [] };
  const today = dateOf(context.now());
  const found = await context.inference.verify({ typed, ...none, today, policy: context.policy });
  return found.checks.filter((check) => check.result === 'failed').flatMap((check) => check.reasons);
}

function openingRoutes(app: App, context: Context): void {
  app.post(
    '/v1/hosted/open',
    { schema: { summary: 'Exchange the one-use token', body: OpenHostedSchema, response: answers } },
    async (request, reply) => {
      const session = await openByToken(context, request.body.token, reply, request.body.secret);
      return hostedView(context, await opened(context, await settle(context, session)));
    },
  );
  app.get(
    '/v1/hosted/session',
    { schema: { summary: 'The session of this browser', response: answers } },
    async (request) => hostedView(context, await opened(context, await sessionOf(context, request))),
  );
  app.put(
    '/v1/hosted/language',
    {
      schema: {
        summary: 'Change the language of page and reasons',
        body: Type.Object({ language: LocaleSchema }, { additionalProperties: false }),
        response: answers,
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      const { language } = request.body;
      await context.db.updateTable('sessions').set({ language }).where('id', '=', session.id).execute();
      return hostedView(context, { ...session, language });
    },
  );
}

/** Starts the checks. A repeated submit, after a lost answer or from a second tab, finds them under way. */
async function submitted(
  context: Context,
  session: StoredSession,
  device_hash: string | null,
): Promise<StoredSession> {
  try {
    return await advance(context, session.id, { type: 'submitted' }, async (transaction) => {
      await transaction.updateTable('sessions').set({ device_hash }).where('id', '=', session.id).execute();
    });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const current = await findSession(context, context.db, session.id);
    if (current.state.status === 'processing') return current;
    throw error;
  }
}

function stepRoutes(app: App, context: Context): void {
  app.put(
    '/v1/hosted/data',
    { schema: { summary: 'Typed data (L1)', body: TypedDataSchema, response: answers } },
    async (request) => {
      const session = await opened(context, await sessionOf(context, request));
      const typed = request.body;
      const found = await reasonsOfTyped(context, typed);
      const event = {
        type: 'data_submitted' as const,
        sides_needed: sidesFor(typed.document.kind, typed.document.country),
        reasons: found,
      };
      const after = await advance(context, session.id, event, (transaction, current) =>
        saveTyped(transaction, current.applicant, typed),
      );
      // The state keeps what the last decision found; the person also needs what is wrong with this typing.
      const reasons = [...found, ...after.state.reasons.filter((reason) => stepOf(reason) !== 'data')];
      return hostedView(context, { ...after, state: { ...after.state, reasons } });
    },
  );
  app.put(
    '/v1/hosted/liveness_route',
    {
      schema: {
        summary:
          'Choose another way through the face step: spoken cues, or a person who decides without a face',
        body: ChooseRouteSchema,
        response: answers,
      },
    },
    async (request) => {
      const session = await opened(context, await sessionOf(context, request));
      const { route } = request.body;
      const note = 'note' in request.body ? request.body.note.trim() : '';
      return hostedView(context, await advance(context, session.id, { type: 'route_chosen', route, note }));
    },
  );
  app.post(
    '/v1/hosted/liveness',
    {
      schema: {
        summary: 'Ask for a challenge',
        body: AskChallengeSchema,
        response: withProblems({ 200: ChallengeSchema }),
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      refuseUnlessWaiting(session);
      return issueChallenge(context, session, browserOf(request), request.body);
    },
  );
  app.post(
    '/v1/hosted/submit',
    {
      schema: {
        summary: 'All steps are done: verify',
        body: Type.Object({}, { additionalProperties: false }),
        response: answers,
      },
    },
    async (request, reply) => {
      const session = await sessionOf(context, request);
      return hostedView(context, await submitted(context, session, markDevice(context, request, reply)));
    },
  );
}

/** A challenge is only drawn for a session that waits for its liveness step. */
function refuseUnlessWaiting(session: StoredSession): void {
  const { status, steps, next_allowed_at } = session.state;
  const waits = status === 'requires_input' || status === 'resubmission_required';
  if (waits && steps.liveness !== undefined && routeOf(session.state) !== 'reviewer') return;
  const code = status === 'cooldown' ? 'retry.cooldown.active' : 'session.unexpected';
  throw new RefusedError({ code, status, next_allowed_at, remaining: 0, missing: [] });
}

function troubleRoutes(app: App, context: Context): void {
  app.post(
    '/v1/hosted/technical',
    {
      schema: {
        summary: 'The page reports technical trouble; costs no attempt',
        body: Type.Object(
          {
            code: Type.Union([
              Type.Literal('capture.camera.unavailable'),
              Type.Literal('capture.device.unsupported'),
            ]),
          },
          { additionalProperties: false },
        ),
        response: answers,
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      const event = { type: 'technical_failure' as const, code: request.body.code };
      return hostedView(context, await advance(context, session.id, event));
    },
  );
}

/** What the hosted page calls. Uploads, evidence and reviews have files of their own. */
export function hostedRoutes(app: App, context: Context): void {
  app.addHook('onRequest', (request: FastifyRequest) => pageGuard(request));
  openingRoutes(app, context);
  stepRoutes(app, context);
  troubleRoutes(app, context);
  hostedHandOffs(app, context);
}
