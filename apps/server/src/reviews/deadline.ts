import type { Context } from '../context.ts';

const hourMs = 3_600_000;

/** Until when the policy promises an answer to what was asked at `from`; null where it promises none. */
export function dueAt({ policy }: Pick<Context, 'policy'>, from: Date): Date | null {
  const hours = policy.review?.answer_within_hours;
  return hours === undefined ? null : new Date(from.getTime() + hours * hourMs);
}
