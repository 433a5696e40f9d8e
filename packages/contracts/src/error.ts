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
