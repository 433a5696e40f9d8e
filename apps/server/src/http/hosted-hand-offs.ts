import {
  ClaimedHandOffSchema,
  ClaimHandOffSchema,
  CreatedHandOffSchema,
  HandOffAnswerSchema,
  HandOffSchema,
  VidimusError,
} from '@vidimus/contracts';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { answerOffer, claimedOffer, claimOffer, offeredSession, offerSession } from '../sessions/hand-off.ts';
import type { App } from './app.ts';
import { browserOf, cookieOptions, giveCookie, sessionOf } from './auth.ts';
import { withProblems } from './schemas.ts';

/** Waits beside the session's own cookie: who opens a link must not lose the session that is open already. */
const waitingCookie = 'vidimus_hand_off';
/** Longer than a hand-off: a phone that slept meanwhile still learns how it ended. */
const waitingSeconds = 60 * 60;

const none = Type.Object({}, { additionalProperties: false });
const IdSchema = Type.Object({ id: Type.String({ maxLength: 64 }) });

function offeringRoutes(app: App, context: Context): void {
  app.post(
    '/v1/hosted/hand_offs',
    {
      schema: {
        summary: 'A one-use link to go on in another browser',
        body: none,
        response: withProblems({ 200: CreatedHandOffSchema }),
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      return offerSession(context, session, browserOf(request)!);
    },
  );
  app.get(
    '/v1/hosted/hand_offs/:id',
    {
      schema: {
        summary: 'How the hand-off stands',
        params: IdSchema,
        response: withProblems({ 200: HandOffSchema }),
      },
    },
    async (request) => offeredSession(context, await sessionOf(context, request), request.params.id),
  );
  app.post(
    '/v1/hosted/hand_offs/:id/answer',
    {
      schema: {
        summary: 'Confirm the other browser by the number that it shows, or refuse it',
        params: IdSchema,
        body: HandOffAnswerSchema,
        response: withProblems({ 200: HandOffSchema }),
      },
    },
    async (request) => {
      const session = await sessionOf(context, request);
      return answerOffer(context, session, request.params.id, request.body.number);
    },
  );
}

function secretOf(request: FastifyRequest): string {
  const secret = request.cookies[waitingCookie];
  if (secret !== undefined) return secret;
  throw new VidimusError('hand_off.unknown', 'no hand-off waits in this browser', { where: 'cookie' });
}

function takingRoutes(app: App, context: Context): void {
  const answers = withProblems({ 200: ClaimedHandOffSchema });
  app.post(
    '/v1/hosted/hand_offs/claim',
    { schema: { summary: 'Open the link of a hand-off', body: ClaimHandOffSchema, response: answers } },
    async (request, reply) => {
      const { token, secret } = request.body;
      const claimed = await claimOffer(context, token, secret);
      reply.setCookie(waitingCookie, secret, { ...cookieOptions(context), maxAge: waitingSeconds });
      return claimed;
    },
  );
  app.get(
    '/v1/hosted/hand_offs/claimed',
    {
      schema: {
        summary: 'How the hand-off to this browser stands; once confirmed, its session is open here',
        response: answers,
      },
    },
    async (request, reply) => {
      const secret = secretOf(request);
      const claimed = await claimedOffer(context, secret);
      if (claimed.status !== 'claimed') reply.clearCookie(waitingCookie, cookieOptions(context));
      if (claimed.status === 'confirmed') await giveCookie(context, reply, secret);
      return claimed;
    },
  );
}

/** Going on in another browser: from a computer to a phone by a QR code, or out of an app's own browser. */
export function hostedHandOffs(app: App, context: Context): void {
  offeringRoutes(app, context);
  takingRoutes(app, context);
}
