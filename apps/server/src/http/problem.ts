import { type Problem, VidimusError } from '@vidimus/contracts';
import type { Refusal } from '@vidimus/domain';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { RefusedError } from '../sessions/refused.ts';

/** HTTP status of each error code, or of its first segment. Only this folder knows HTTP. */
const statusByCode: Record<string, number> = {
  'request.invalid': 400,
  'upload.too_large': 413,
  'upload.broken': 400,
  'upload.unknown': 404,
  'upload.offset_wrong': 409,
  'upload.incomplete': 409,
  'upload.digest_wrong': 422,
  'upload.corners_invalid': 422,
  upload: 415,
  picture: 422,
  clip: 422,
  'token.unknown': 401,
  'token.used': 409,
  'token.expired': 410,
  'hand_off.unknown': 404,
  'hand_off.used': 409,
  'hand_off.expired': 410,
  'key.invalid': 401,
  'page.header_missing': 403,
  'applicant.not_found': 404,
  'applicant.erased': 410,
  'session.not_found': 404,
  'session.unknown': 401,
  'review.not_found': 404,
  'review.not_asked': 409,
  'review.pictures_full': 409,
  'review.answer_unfit': 422,
  'review.answer_missing': 422,
  'review.language_differs': 422,
  'consent.required': 409,
  'consent.outdated': 409,
  'consent.not_asked': 422,
  'notice.not_found': 404,
  'webhook_endpoint.not_found': 404,
  'webhook_endpoint.invalid': 422,
  'evidence.missing': 404,
  'event.unknown': 422,
  'data.missing': 409,
  'liveness.challenge_unknown': 404,
  'liveness.challenge_elsewhere': 409,
  'liveness.challenge_used': 409,
  'liveness.challenge_late': 410,
  'liveness.nonce_wrong': 422,
};

function statusOf(code: string): number {
  return statusByCode[code] ?? statusByCode[code.split('.')[0]!] ?? 500;
}

function refusalProblem(refusal: Refusal): Problem {
  const status = refusal.code.startsWith('retry.') ? 429 : refusal.code === 'session.expired' ? 410 : 409;
  const until = refusal.next_allowed_at === null ? '' : ` until ${refusal.next_allowed_at}`;
  const missing = refusal.missing.map((step) => ({
    pointer: `/steps/${step}`,
    message: 'is still to be done',
  }));
  return {
    type: `urn:vidimus:problem:${refusal.code}`,
    title: 'The session does not allow this now',
    status,
    detail: `status ${refusal.status}${until}; ${refusal.remaining} tries are left`,
    code: refusal.code,
    ...(missing.length > 0 ? { errors: missing } : {}),
  };
}

function schemaProblem(error: FastifyError): Problem {
  const errors = (error.validation ?? []).map((fault) => {
    const extra = fault.params.additionalProperty;
    const absent = fault.params.missingProperty;
    const key = typeof extra === 'string' ? extra : typeof absent === 'string' ? absent : null;
    const message = typeof extra === 'string' ? 'unknown key' : (fault.message ?? 'is not allowed');
    return { pointer: key === null ? fault.instancePath || '/' : `${fault.instancePath}/${key}`, message };
  });
  return {
    type: 'urn:vidimus:problem:request.invalid',
    title: 'The request does not fit its schema',
    status: 400,
    detail: errors.map(({ pointer, message }) => `${pointer}: ${message}`).join('; '),
    code: 'request.invalid',
    errors,
  };
}

/** Fastify's own refusals: malformed JSON, wrong content type, body too large, an address that is no address. */
function frameworkProblem(error: FastifyError): Problem {
  const status = error.statusCode ?? 500;
  const codes: Record<number, string> = {
    400: 'request.malformed',
    413: 'upload.too_large',
    414: 'request.address_too_long',
    415: 'upload.unsupported_type',
    429: 'request.too_many',
  };
  // These two repeat the address in their message, and whatever somebody wrote into it.
  const titles: Record<string, string> = {
    FST_ERR_BAD_URL: 'The address is not percent-encoded UTF-8',
    FST_ERR_MAX_PARAM_LENGTH: 'A part of the address is too long',
  };
  const code = codes[status] ?? 'request.refused';
  return {
    type: `urn:vidimus:problem:${code}`,
    title: titles[error.code] ?? error.message,
    status,
    code,
  };
}

/** The problem document (RFC 9457) of any error. What is our own fault says nothing about the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RefusedError) return refusalProblem(error.refusal);
  if (error instanceof VidimusError) {
    const status = statusOf(error.code);
    const errors = error.where === null ? {} : { errors: [{ pointer: error.where, message: error.message }] };
    if (status < 500) {
      return {
        type: `urn:vidimus:problem:${error.code}`,
        title: error.message,
        status,
        code: error.code,
        ...errors,
      };
    }
  }
  const fastify = error as FastifyError;
  if (fastify.validation) return schemaProblem(fastify);
  if (typeof fastify.statusCode === 'number' && fastify.statusCode < 500) return frameworkProblem(fastify);
  return {
    type: 'urn:vidimus:problem:server.fault',
    title: 'Something went wrong on our side; nothing was lost',
    status: 500,
    code: 'server.fault',
  };
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  if (!request.raw.complete) {
    // An upload that was refused half-way: what is still on its way must not be taken for the next request.
    request.raw.resume();
    reply.header('connection', 'close');
  }
  return reply.code(problem.status).type('application/problem+json').send(problem);
}
