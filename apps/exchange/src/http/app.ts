import { readFileSync } from 'node:fs';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Exchange } from '../exchange.ts';
import { messagePage } from '../pages/layout.ts';
import { accountRoutes } from './account-routes.ts';
import { moneyRoutes } from './money-routes.ts';
import { currentUser, isFromOwnPage, languageFor, sendPage } from './request.ts';
import { verificationRoutes, webhookRoute } from './verification-routes.ts';

const bodyLimitBytes = 64 * 1024;

/** Everything comes from this site; nothing may frame it. `form-action` is left out: it would stop the redirect to the verification page. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const files = [
  { path: '/style.css', type: 'text/css; charset=utf-8' },
  { path: '/page.js', type: 'text/javascript; charset=utf-8' },
  { path: '/icon.svg', type: 'image/svg+xml' },
];

function staticFiles(app: FastifyInstance): void {
  for (const { path, type } of files) {
    const content = readFileSync(new URL(`../public${path}`, import.meta.url));
    app.get(path, (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(content));
  }
}

function pagesOf(app: FastifyInstance, exchange: Exchange): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.addHook('preHandler', async (request, reply) => {
      if (request.method !== 'POST' || isFromOwnPage(request)) return;
      const language = languageFor(exchange, request, reply);
      const frame = { language, title: language.words.forbiddenTitle, signedIn: false };
      return sendPage(reply, messagePage(frame, language.words.forbiddenLead), 403);
    });
    accountRoutes(scope, exchange);
    moneyRoutes(scope, exchange);
    verificationRoutes(scope, exchange);
  });
}

/** The whole site, not yet listening. `log` writes failures only: no page, address or form is ever logged. */
export function buildApp(exchange: Exchange, log: (line: string) => void): FastifyInstance {
  const app = Fastify({ bodyLimit: bodyLimitBytes, logger: false });
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  app.setNotFoundHandler((request, reply) => {
    const language = languageFor(exchange, request, reply);
    const signedIn = currentUser(exchange, request) !== null;
    const frame = { language, title: language.words.notFoundTitle, signedIn };
    return sendPage(reply, messagePage(frame, ''), 404);
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500)
      log(`${request.method} ${request.routeOptions.url}: ${error.code ?? error.name}: ${error.message}`);
    const language = languageFor(exchange, request, reply);
    const frame = { language, title: language.words.errorTitle, signedIn: false };
    return sendPage(reply, messagePage(frame, language.words.errorLead), status);
  });
  staticFiles(app);
  pagesOf(app, exchange);
  webhookRoute(app, exchange);
  return app;
}
