import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { userOf } from '../accounts/sign-in.ts';
import type { User } from '../accounts/users.ts';
import type { Exchange } from '../exchange.ts';
import { chooseLocale, type Language, language } from '../wording/language.ts';

const signInCookie = 'exchange_session';
const languageCookie = 'exchange_language';
const yearSeconds = 365 * 86_400;

function cookiesOf(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

export function signInToken(request: FastifyRequest): string | undefined {
  return cookiesOf(request.headers.cookie).get(signInCookie);
}

export function currentUser(exchange: Exchange, request: FastifyRequest): User | null {
  return userOf(exchange.database, signInToken(request), exchange.now());
}

function cookie(exchange: Exchange, name: string, value: string, maxAgeSeconds: number): string {
  const secure = exchange.publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

export function setSignIn(
  exchange: Exchange,
  reply: FastifyReply,
  token: string,
  maxAgeSeconds: number,
): void {
  reply.header('set-cookie', cookie(exchange, signInCookie, token, maxAgeSeconds));
}

/** `?lang=` is the switch on every page; it is remembered. */
export function languageFor(exchange: Exchange, request: FastifyRequest, reply: FastifyReply): Language {
  const { lang } = request.query as { lang?: unknown };
  const remembered = cookiesOf(request.headers.cookie).get(languageCookie);
  const asked = typeof lang === 'string' ? lang : undefined;
  const locale = chooseLocale(asked ?? remembered, request.headers['accept-language']);
  if (asked !== undefined && remembered !== locale) {
    reply.header('set-cookie', cookie(exchange, languageCookie, locale, yearSeconds));
  }
  return language(locale);
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/**
 * Whether a state-changing request came from this site's own page. Browsers send `Origin` with every POST; it must
 * name the host that was asked (OWASP CSRF Prevention Cheat Sheet, "Verifying Origin With Standard Headers").
 */
export function isFromOwnPage(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  return sameText(new URL(origin).host, host);
}

/** Fields of a posted form; a field that is absent or doubled reads as empty. */
export function formOf(request: FastifyRequest): (name: string) => string {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  return (name) => {
    const [first, ...more] = form.getAll(name);
    return more.length > 0 ? '' : (first ?? '');
  };
}

export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}
