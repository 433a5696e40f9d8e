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
