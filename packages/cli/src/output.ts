import type { Writable } from 'node:stream';
import { VidimusError } from '@vidimus/contracts';

/** Where a command writes: JSON lines with `--json`, else text for a person. */
export interface Output {
  json: boolean;
  out: Writable;
  err: Writable;
}

export function emit(output: Output, record: object, text: () => string): void {
  output.out.write(output.json ? `${JSON.stringify(record)}\n` : `${text()}\n`);
}

/** Writes an input's failure as its own record, so that one bad file does not end a list. Other errors rethrow. */
export function emitFailure(output: Output, subject: object, error: unknown): void {
  if (!(error instanceof VidimusError)) throw error;
  const failure = { code: error.code, where: error.where, message: error.message };
  if (output.json) output.out.write(`${JSON.stringify({ ...subject, error: failure })}\n`);
  else output.err.write(`${error.code}: ${error.message}\n`);
}
