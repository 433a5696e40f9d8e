import Type, { type Static } from 'typebox';

/** Problem details (RFC 9457). `errors` names each field or file at fault. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  code: Type.String({ description: 'stable code of the problem' }),
  errors: Type.Optional(
    Type.Array(
      Type.Object({ pointer: Type.String(), message: Type.String() }, { additionalProperties: false }),
    ),
  ),
});
export type Problem = Static<typeof ProblemSchema>;

/** The world's failures: bad input, full disk, lost network. `code` is stable, `where` names the field or file. */
export class VidimusError extends Error {
  readonly code: string;
  readonly where: string | null;
  constructor(code: string, message: string, options: { where?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'VidimusError';
    this.code = code;
    this.where = options.where ?? null;
  }
}
