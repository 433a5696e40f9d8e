import { levels, VidimusError } from '@vidimus/contracts';
import { VidimusApiError, verifyWebhook } from '@vidimus/sdk';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { leaveNotice, takeNotice } from '../accounts/sign-in.ts';
import type { Exchange } from '../exchange.ts';
import { gatePage, gates } from '../pages/gate.ts';
import { type Notice, speak } from '../pages/notice.ts';
import { receive } from '../verification/receive.ts';
import { beginVerification } from '../verification/verify.ts';
import { currentUser, formOf, languageFor, sendPage, signInToken } from './request.ts';

async function begin(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const user = currentUser(exchange, request);
  const token = signInToken(request);
  if (user === null || token === undefined) return reply.redirect('/log-in', 303);
  const level = levels.find((known) => known === formOf(request)('level'));
  const language = languageFor(exchange, request, reply).locale;
  const say = (notice: Notice) => {
    leaveNotice(exchange.database, token, notice);
    return reply.redirect('/dashboard', 303);
  };
  if (level === undefined) return say({ tone: 'bad', key: 'errorRefused' });
  const returnUrl = `${exchange.publicUrl}/dashboard`;
  try {
    const url = await beginVerification(exchange.client, exchange.database, {
      user,
      level,
      language,
      returnUrl,
    });
    if (url === null) return say({ tone: 'bad', key: 'errorOutageVerify' });
    return reply.redirect(url, 303);
  } catch (error) {
    if (!(error instanceof VidimusApiError)) throw error;
    return say({ tone: 'bad', key: 'errorRefused' });
  }
}

async function hear(exchange: Exchange, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { client, database, webhookSecret, now } = exchange;
  try {
    const event = verifyWebhook(request.headers, request.body as Buffer, webhookSecret);
    await receive(database, event, (id) => client.applicants.get(id), now());
    return reply.code(204).send();
  } catch (error) {
    if (!(error instanceof VidimusError)) throw error;
    // A forged or broken message is refused for good; anything else is delivered again later.
    const forged = error.code.startsWith('webhook.');
    return reply.code(forged ? 400 : 503).send({ code: error.code });
  }
}

export function verificationRoutes(app: FastifyInstance, exchange: Exchange): void {
  app.post('/verify', (request, reply) => begin(exchange, request, reply));
  for (const gate of gates) {
    app.get(`/verify/${gate}`, (request, reply) => {
      const token = signInToken(request);
      if (currentUser(exchange, request) === null || token === undefined)
        return reply.redirect('/log-in', 303);
      const language = languageFor(exchange, request, reply);
      const left = takeNotice(exchange.database, token) as Notice | null;
      return sendPage(reply, gatePage(language, gate, left === null ? null : speak(left, language)));
    });
  }
}

/** Apart from the pages: no cookies, no origin, and the body byte for byte, because the signature covers it. */
export function webhookRoute(app: FastifyInstance, exchange: Exchange): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post('/webhooks/vidimus', (request, reply) => hear(exchange, request, reply));
  });
}
