import type { Problem } from '@vidimus/contracts';
import { VidimusError } from '@vidimus/contracts/browser';

/** The server understood and said no. `code` is the problem's code, `status` the HTTP status. */
export class Refused extends VidimusError {
  readonly status: number;
  readonly problem: Problem | null;
  constructor(status: number, problem: Problem | null) {
    super(problem?.code ?? `http.${status}`, problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Nothing came back: no network, or the server is away. */
export class Unreachable extends VidimusError {
  constructor(cause: unknown) {
    super('network.unreachable', 'the server could not be reached', { cause });
  }
}

/** The problem document in an answer's body, or null. */
export function problemIn(text: string): Problem | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'code' in value) return value as Problem;
  } catch {
    // A proxy's own error page is no problem document.
  }
  return null;
}
