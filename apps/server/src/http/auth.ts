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

/** Exchanges the one-use link token for the session's cookie. */
export async function openByToken(
  context: Context,
  token: string,
  reply: FastifyReply,
): Promise<StoredSession> {
  const now = context.now();
  const hash = hashOf(token);
  const secret = newToken();
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
    if (link) {
      await transaction
        .insertInto('session_tokens')
        .values({ ...link, hash: hashOf(secret), kind: 'cookie' })
        .execute();
    }
    return link;
  });
  if (!used) throw await whyNotOpened(context, hash);
  reply.setCookie(cookieName, secret, {
    path: '/v1/hosted',
    httpOnly: true,
    ...cookieRules(context),
    expires: used.expires_at,
  });
  return findSession(context, context.db, used.session_id);
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
