import { triesCountForMs } from '@vidimus/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { hashOf, newToken } from '../ids.ts';
import { cookieOptions } from './auth.ts';

const cookieName = 'vidimus_device';

/**
 * Lets a browser that hands in keep a random mark for as long as failed tries count; null where the policy counts none
 * by browser. Each submission renews it.
 * @returns the mark's hash
 */
export function markDevice(context: Context, request: FastifyRequest, reply: FastifyReply): string | null {
  const { policy } = context;
  if (!policy.retry.others?.device) return null;
  const mark = request.cookies[cookieName] || newToken();
  reply.setCookie(cookieName, mark, { ...cookieOptions(context), maxAge: triesCountForMs(policy) / 1000 });
  return hashOf(mark);
}
