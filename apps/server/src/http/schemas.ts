import { eventTypes, ProblemSchema, regionSubjects } from '@vidimus/contracts';
import type { FastifyReply } from 'fastify';
import Type, { type TSchema } from 'typebox';

/** The `:id` of a route. */
export const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** Which picture of a submission. */
export const SubjectSchema = Type.Unsafe<(typeof regionSubjects)[number]>({
  type: 'string',
  enum: [...regionSubjects],
});
/** Which frame of a clip. */
export const FrameQuery = Type.Object(
  { frame: Type.Optional(Type.String({ pattern: '^[0-9]{1,4}$' })) },
  { additionalProperties: false },
);
export const JpegAnswer = {
  content: { 'image/jpeg': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } },
};

/** A picture of a person: no browser and no proxy keeps it. */
export function sendJpeg(reply: FastifyReply, jpeg: Uint8Array): FastifyReply {
  return reply.type('image/jpeg').header('cache-control', 'no-store').send(Buffer.from(jpeg));
}

type Answer = TSchema | { content: Record<string, { schema: TSchema }> };

/** A route's answers, with the problem document for everything else. */
export function withProblems<T extends Record<number, Answer>>(responses: T) {
  const problem = { content: { 'application/problem+json': { schema: ProblemSchema } } };
  return { ...responses, '4xx': problem, '5xx': problem };
}

/** Every list answer; `next_after` is the `after` of the next page, or null. */
export function listOf<T extends TSchema>(item: T) {
  return Type.Object(
    { data: Type.Array(item), next_after: Type.Union([Type.String(), Type.Null()]) },
    { additionalProperties: false },
  );
}

export const EventSchema = Type.Object(
  {
    id: Type.String(),
    type: Type.Unsafe<(typeof eventTypes)[number]>({ type: 'string', enum: [...eventTypes] }),
    created_at: Type.String({ format: 'date-time' }),
    applicant_id: Type.Union([Type.String(), Type.Null()]),
    external_id: Type.Union([Type.String(), Type.Null()]),
    sequence: Type.Integer(),
    data: Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null(), Type.Array(Type.String())]),
    ),
  },
  { additionalProperties: false },
);
