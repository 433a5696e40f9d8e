import { type Problem, VidimusError } from '@vidimus/contracts';

/** The server's own refusal. `problem` is its answer as sent (RFC 9457); `code` is the problem's stable code. */
export class VidimusApiError extends VidimusError {
  readonly problem: Problem;
  constructor(problem: Problem, where: string) {
    super(problem.code, problem.detail ?? problem.title, { where });
    this.name = 'VidimusApiError';
    this.problem = problem;
  }
  get status(): number {
    return this.problem.status;
  }
}

/** An answer that is no problem document (a proxy's page): the HTTP status is all that is known. */
function problemOfStatus(status: number): Problem {
  return { type: 'about:blank', title: `HTTP ${status}`, status, code: `http.${status}` };
}

/** Reads an error answer's body as a Problem, whatever it turns out to be. */
export function problemFrom(status: number, body: string): Problem {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return problemOfStatus(status);
  }
  if (typeof parsed !== 'object' || parsed === null) return problemOfStatus(status);
  const { code, title } = parsed as Partial<Problem>;
  if (typeof code !== 'string' || typeof title !== 'string') return problemOfStatus(status);
  return { ...(parsed as Problem), status };
}
