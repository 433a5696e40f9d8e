import Type from 'typebox';

/** An object with these keys and no others. */
export const closed = { additionalProperties: false } as const;
export const id = Type.String({ minLength: 1, maxLength: 64 });
export const instant = Type.String({ format: 'date-time' });
export const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
