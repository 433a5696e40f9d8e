import { timingSafeEqual } from 'node:crypto';
import { VidimusError } from '@vidimus/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { hashOf, newToken } from '../ids.ts';
import { settle } from '../sessions/advance.ts';
import { findSession, type StoredSession } from '../sessions/store.ts';

const cookieName = 'vidimus_session';

/** Refuses integrator calls without the installation's API key. Compared in constant time. */
export function apiKeyGuard(apiKey: string): (request: FastifyRequest) => Promise<void> {
  const expected = Buffer.from(hashOf(apiKey));
  return async (request) => {
    const [scheme, given] = (request.headers.authorization ?? '').split(' ');
    const right = scheme === 'Bearer' && timingSafeEqual(Buffer.from(hashOf(given ?? '')), expected);
    if (!right) {
      throw new VidimusError('key.invalid', 'the API key is missing or wrong', { where: 'authorization' });
    }
  };
}

/** A header that only the page's own script can set: other sites cannot make a browser send it across origins. */
export async function pageGuard(request: FastifyRequest): Promise<void> {
  if (request.method !== 'GET' && request.headers['x-vidimus-page'] !== '1') {
    throw new VidimusError('page.header_missing', 'the header x-vidimus-page is missing', {
      where: 'x-vidimus-page',
    });
  }
}

/**
 * A page inside another site's gets its cookie only where that is allowed to cross sites; it is then kept apart for each
 * site around it (CHIPS), and other sites' requests still lack the page's header.
 */
function cookieRules({ frameAncestors, publicUrl }: Context) {
  return frameAncestors.length > 0
    ? { sameSite: 'none' as const, secure: true, partitioned: true }
    : { sameSite: 'strict' as const, secure: publicUrl.startsWith('https:') };
}

/** What every cookie of the page has: no script reads it, no other site sends it. */
export const cookieOptions = (context: Context) => ({
  path: '/v1/hosted',
  httpOnly: true,
  ...cookieRules(context),
});

/** Gives the browser the cookie of the session that `secret` opens. */
export async function giveCookie(context: Context, reply: FastifyReply, secret: string): Promise<string> {
  const { session_id, expires_at } = await context.db
    .selectFrom('session_tokens')
    .select(['session_id', 'expires_at'])
    .where('hash', '=', hashOf(secret))
    .where('kind', '=', 'cookie')
    .executeTakeFirstOrThrow();
  reply.setCookie(cookieName, secret, { ...cookieOptions(context), expires: expires_at });
  return session_id;
}

/**
 * Exchanges the one-use link token for the session's cookie.
 * @param secret what the browser drew; who repeats the call with it is let in again, since the first answer may be lost
 * @throws VidimusError `token.unknown`, `token.used`, `token.expired`
 */
export async function openByToken(
  context: Context,
  token: string,
  reply: FastifyReply,
  secret: string = newToken(),
): Promise<StoredSession> {
  const now = context.now();
  const hash = hashOf(token);
  // Together: a link that is used up without a cookie for it would lock the person out.
  const used = await context.db.transaction().execute(async (transaction) => {
    const link = await transaction
      .updateTable('session_tokens')
      .set({ used_at: now })
      .where('hash', '=', hash)
      .where('kind', '=', 'link')
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['session_id', 'expires_at'])
      .executeTakeFirst();
    if (!link) return false;
    await transaction
      .insertInto('session_tokens')
      .values({ ...link, hash: hashOf(secret), kind: 'cookie' })
      .execute();
    return true;
  });
  if (!used && !(await openedBefore(context, hash, secret))) throw await whyNotOpened(context, hash);
  return findSession(context, context.db, await giveCookie(context, reply, secret));
}

/** Whether this very browser opened the link. */
async function openedBefore(context: Context, linkHash: string, secret: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('session_tokens as link')
    .innerJoin('session_tokens as cookie', 'cookie.session_id', 'link.session_id')
    .select('cookie.hash')
    .where('link.hash', '=', linkHash)
    .where('link.kind', '=', 'link')
    .where('cookie.hash', '=', hashOf(secret))
    .where('cookie.kind', '=', 'cookie')
    .where('link.expires_at', '>', context.now())
    .executeTakeFirst();
  return row !== undefined;
}

async function whyNotOpened(context: Context, hash: string): Promise<VidimusError> {
  const row = await context.db
    .selectFrom('session_tokens')
    .select('used_at')
    .where('hash', '=', hash)
    .where('kind', '=', 'link')
    .executeTakeFirst();
  if (!row) return new VidimusError('token.unknown', 'this link is not known here', { where: 'token' });
  return row.used_at === null
    ? new VidimusError('token.expired', 'this link is too old', { where: 'token' })
    : new VidimusError('token.used', 'this link was opened already', { where: 'token' });
}

/** Hash of the cookie by which a browser is known, or null without one. */
export function browserOf(request: FastifyRequest): string | null {
  const secret = request.cookies[cookieName];
  return secret === undefined ? null : hashOf(secret);
}

/** The session that the request's cookie belongs to, with what time has ended taken into account. */
export async function sessionOf(context: Context, request: FastifyRequest): Promise<StoredSession> {
  const hash = browserOf(request);
  const row =
    hash === null
      ? undefined
      : await context.db
          .selectFrom('session_tokens')
          .select('session_id')
          .where('hash', '=', hash)
          .where('kind', '=', 'cookie')
          .executeTakeFirst();
  if (!row)
    throw new VidimusError('session.unknown', 'no session is open in this browser', { where: 'cookie' });
  return settle(context, await findSession(context, context.db, row.session_id));
}
