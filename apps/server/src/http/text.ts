import { VidimusError } from '@vidimus/contracts';
import type { FastifyRequest } from 'fastify';

/** JSON pointer of the first string with U+0000 in it, or null. Streams of uploads are left alone. */
function pointerToNul(value: unknown, at = ''): string | null {
  if (typeof value === 'string') return value.includes('\0') ? at || '/' : null;
  if (value === null || typeof value !== 'object' || 'pipe' in value) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = pointerToNul(inner, `${at}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

/**
 * PostgreSQL's `text` cannot hold U+0000, and nothing that a person or a system has to say needs it. Runs after the
 * schemas, so that what it walks is never deeper than they allow.
 * @throws VidimusError `request.invalid`
 */
export async function refuseNul(request: FastifyRequest): Promise<void> {
  for (const part of [request.params, request.query, request.body]) {
    const where = pointerToNul(part);
    if (where !== null)
      throw new VidimusError('request.invalid', 'must not contain the character U+0000', { where });
  }
}
