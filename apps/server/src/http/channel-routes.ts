import { readFileSync } from 'node:fs';
import {
  type ChannelAnswer,
  ChannelAnswerSchema,
  type ChannelQuestion,
  ChannelQuestionSchema,
  type Locale,
  LocaleSchema,
  locales,
  SignedChannelsSchema,
} from '@vidimus/contracts';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { checkChannel } from '../channels/check.ts';
import { channelsPage } from '../channels/page.ts';
import { channelWords } from '../channels/words.ts';
import type { Channels, Context } from '../context.ts';
import type { Theme } from '../theme/theme.ts';
import type { App } from './app.ts';
import { withProblems } from './schemas.ts';
import { themeAddress } from './theme-routes.ts';

const style = readFileSync(new URL('../channels/style.css', import.meta.url));

/** Only its own style sheet, and a form that leads back to it. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function answerTo(channels: Channels, question: ChannelQuestion, locale: Locale): ChannelAnswer {
  const { findings, ...checked } = checkChannel(question, channels.list);
  const words = channelWords[locale].findings;
  return { ...checked, findings: findings.map((code) => ({ code, text: words[code] })) };
}

/** The language that was asked for, or the first of the browser's that there are words in. */
function localeOf(request: FastifyRequest<{ Querystring: { language?: Locale } }>): Locale {
  const { language } = request.query;
  if (language !== undefined) return language;
  const wanted = (request.headers['accept-language'] ?? '').split(',').map((tag) => tag.trim().slice(0, 2));
  const first = wanted.find((tag) => locales.some((locale) => locale.startsWith(tag)));
  return locales.find((locale) => first !== undefined && locale.startsWith(first)) ?? 'en';
}

const InLanguage = Type.Object({ language: Type.Optional(LocaleSchema) }, { additionalProperties: false });

function pageRoutes(app: App, channels: Channels, theme: Theme | null): void {
  const styles = ['/channels/style.css', ...(theme === null ? [] : [themeAddress(theme.style)])];
  // What is asked about travels in the body: it could name a person, and addresses are kept in histories.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body: string, done) => done(null, Object.fromEntries(new URLSearchParams(body))),
  );
  const schema = { hide: true, querystring: InLanguage };
  app.get('/channels', { schema }, async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy);
    return channelsPage(channels.list, localeOf(request), null, styles);
  });
  const body = Type.Object(
    { value: ChannelQuestionSchema.properties.value },
    { additionalProperties: false },
  );
  app.post('/channels', { schema: { ...schema, body } }, async (request, reply) => {
    const locale = localeOf(request);
    const { value } = request.body;
    reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy);
    reply.header('cache-control', 'no-store');
    const answer = answerTo(channels, { value }, locale);
    return channelsPage(channels.list, locale, { value, answer }, styles);
  });
  app.get('/channels/style.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(style),
  );
}

function listRoutes(app: App, context: Context, channels: Channels): void {
  const signed = () => channels.signer.signed(context.publicUrl, context.now());
  const list = { 200: { content: { 'application/json': { schema: SignedChannelsSchema } } } };
  app.get(
    '/.well-known/vidimus-channels.json',
    {
      schema: {
        summary: 'Every channel of the operator; its bytes are what the signature covers',
        response: list,
      },
    },
    async (_request, reply) => {
      const { json } = await signed();
      // Bytes, not an object: written anew they might differ from what was signed.
      return reply
        .type('application/json; charset=utf-8')
        .serializer(String)
        .send(json as never);
    },
  );
  app.get(
    '/.well-known/vidimus-channels.jws',
    {
      schema: {
        summary: 'The detached signature of that list (RFC 7515, appendix F)',
        response: { 200: { content: { 'application/jose': { schema: Type.String() } } } },
      },
    },
    async (_request, reply) => reply.type('application/jose').send((await signed()).jws),
  );
  app.get(
    '/.well-known/vidimus-jwks.json',
    {
      schema: {
        summary: 'The public key of that signature',
        response: { 200: Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) }) },
      },
    },
    async () => ({ keys: [{ ...(await channels.signer.publicKey()) }] }),
  );
}

/** Whether a link, an address, a number or an account is the operator's. Public, as far as the operator named any. */
export function channelRoutes(app: App, context: Context, channels: Channels, theme: Theme | null): void {
  app.get(
    '/v1/channels/check',
    {
      schema: {
        summary: 'Is this link, e-mail address, telephone number or social account the operator’s?',
        querystring: Type.Object(
          { ...ChannelQuestionSchema.properties, language: Type.Optional(LocaleSchema) },
          { additionalProperties: false },
        ),
        response: withProblems({ 200: ChannelAnswerSchema }),
      },
    },
    async (request) => {
      const { language = 'en', ...question } = request.query;
      return answerTo(channels, question, language);
    },
  );
  pageRoutes(app, channels, theme);
  listRoutes(app, context, channels);
}
