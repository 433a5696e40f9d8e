import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { explainCode } from '@vidimus/checks/wording';
import { locales, reasonCodes } from '@vidimus/contracts';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import type { Channels, Context } from '../context.ts';
import { newToken } from '../ids.ts';
import type { Theme } from '../theme/theme.ts';
import { apiKeyGuard } from './auth.ts';
import { channelRoutes } from './channel-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { hostedReviews } from './hosted-reviews.ts';
import { hostedRoutes } from './hosted-routes.ts';
import { hostedUploads } from './hosted-uploads.ts';
import { integratorRoutes } from './integrator-routes.ts';
import { consentGuard, hostedNotices, noticeRoutes } from './notice-routes.ts';
import { operatorRoutes } from './operator-routes.ts';
import { hostedPhrase, phraseRoutes } from './phrase-routes.ts';
import { sendProblem } from './problem.ts';
import { reviewRoutes } from './review-routes.ts';
import { refuseNul } from './text.ts';
import { themeRoutes } from './theme-routes.ts';

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface AppOptions {
  apiKey: string;
  applicantDist: string | null;
  logLevel: string;
  /** Requests a minute that one address may send to the hosted page's API. */
  hostedRequestsPerMinute: number;
  trustedProxies: readonly string[];
  /** Null where the operator named none. */
  channels: Channels | null;
  /** Null where the page has its own looks. */
  theme: Theme | null;
}

const jsonBodyBytes = 64 * 1024;

/** The page loads nothing from elsewhere, shows only its own pictures, and alone may use the camera. */
const pageHeaders = (frameAncestors: readonly string[]) => ({
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; " +
    "media-src 'self' blob:; connect-src 'self'; font-src 'self'; worker-src 'self' blob:; base-uri 'none'; " +
    `form-action 'none'; frame-ancestors ${["'self'", ...frameAncestors].join(' ')}`,
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
});

function newApp(options: AppOptions): App {
  return Fastify({
    logger: {
      level: options.logLevel,
      // Neither query strings nor headers nor bodies: they could name a person or open a session.
      serializers: {
        req: (request) => ({
          method: request.method,
          route: request.routeOptions?.url ?? 'unknown',
          id: request.id,
        }),
        res: (reply) => ({ status: reply.statusCode }),
      },
    },
    genReqId: () => newToken().slice(0, 12),
    bodyLimit: jsonBodyBytes,
    // Behind a proxy all people would share one address, and with it the limit of requests.
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    requestTimeout: 120_000,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: true },
    },
  }).withTypeProvider<TypeBoxTypeProvider>();
}

async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Vidimus',
        version: '0.1.0',
        description: 'Identity verification on your own machines.',
      },
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer' },
          hostedSession: { type: 'apiKey', in: 'cookie', name: 'vidimus_session' },
        },
      },
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

function publicRoutes(app: App, context: Context): void {
  app.get('/healthz', { schema: { hide: true } }, async () => {
    await context.db.selectFrom('applicants').select('id').limit(1).execute();
    return { status: 'ok' };
  });
  app.get(
    '/v1/reasons',
    { schema: { summary: 'Every reason that can be given, in every language' } },
    async () => ({
      data: reasonCodes.flatMap((code) => {
        const wording = locales.map((locale) => [locale, explainCode(code, locale)] as const);
        return wording.every(([, text]) => text !== null)
          ? [{ code, wording: Object.fromEntries(wording) }]
          : [];
      }),
    }),
  );
}

/** A route tree of its own, with a security requirement in its OpenAPI description. */
function secured(scheme: string) {
  return (route: { schema?: object }): void => {
    route.schema = { ...route.schema, security: [{ [scheme]: [] }] } as object;
  };
}

/** Files whose name holds a hash of their content never change; the page that names them is asked for anew. */
const lifetimeOf = (path: string): string =>
  /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

export async function buildApp(context: Context, options: AppOptions): Promise<App> {
  const app = newApp(options);
  app.setErrorHandler(sendProblem);
  app.setNotFoundHandler((request, reply) => {
    const code = 'route.not_found';
    const title = `there is no ${request.method} ${request.url.split('?')[0]}`;
    const problem = { type: `urn:vidimus:problem:${code}`, title, status: 404, code };
    return reply.code(404).type('application/problem+json').send(problem);
  });
  app.addHook('preHandler', refuseNul);
  const headers = Object.entries(pageHeaders(context.frameAncestors));
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) reply.header(name, value);
  });
  await describeApi(app);
  await app.register(cookie);
  publicRoutes(app, context);
  await app.register(async (scope) => {
    scope.addHook('onRequest', apiKeyGuard(options.apiKey));
    scope.addHook('onRoute', secured('apiKey'));
    integratorRoutes(scope as App, context);
    operatorRoutes(scope as App, context);
    reviewRoutes(scope as App, context);
    noticeRoutes(scope as App, context);
    erasureRoutes(scope as App, context);
    phraseRoutes(scope as App, context);
  });
  await app.register(async (scope) => {
    await scope.register(rateLimit, { max: options.hostedRequestsPerMinute, timeWindow: 60_000 });
    scope.addHook('onRoute', secured('hostedSession'));
    scope.addHook('onRequest', consentGuard(context));
    hostedRoutes(scope as App, context);
    hostedNotices(scope as App, context);
    hostedPhrase(scope as App, context);
    await scope.register(async (uploads) => {
      hostedUploads(uploads as App, context);
      hostedReviews(uploads as App, context);
    });
  });
  const { channels } = options;
  if (channels !== null) {
    await app.register(async (scope) => {
      await scope.register(rateLimit, { max: options.hostedRequestsPerMinute, timeWindow: 60_000 });
      channelRoutes(scope as App, context, channels, options.theme);
    });
  }
  if (options.applicantDist !== null && existsSync(options.applicantDist)) {
    if (options.theme !== null) themeRoutes(app, options.applicantDist, options.theme);
    await app.register(staticFiles, {
      root: options.applicantDist,
      prefix: '/verify/',
      redirect: true,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', lifetimeOf(path));
        // Other sites load it as a module, which browsers ask permission for.
        if (path.endsWith('element.js')) reply.header('access-control-allow-origin', '*');
      },
    });
    app.get('/verify', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/verify/'));
  }
  return app;
}
