import type { Static, TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { VidimusError } from './error.ts';

/**
 * Checks parsed JSON against a schema; unknown keys are named before anything else.
 * @param code of the VidimusError that is thrown; its `where` is `source` followed by the JSON pointer at fault.
 */
export function checkedBy<S extends TSchema>(schema: S, json: unknown, code: string, source = ''): Static<S> {
  const errors = Errors(schema, json);
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    const [key] = error.params.additionalProperties;
    const where = `${source}${error.instancePath}/${key}`;
    throw new VidimusError(code, `${where}: unknown key`, { where });
  }
  const [first] = errors;
  if (first !== undefined) {
    const where = `${source}${first.instancePath}`;
    throw new VidimusError(code, `${where === '' ? '/' : where}: ${first.message}`, { where });
  }
  return json as Static<S>;
}
