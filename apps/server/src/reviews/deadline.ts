import type { Context } from '../context.ts';

const hourMs = 3_600_000;

/** Until when the policy promises an answer, from now; null where it promises none. */
export function dueAt({ policy, now }: Context): Date | null {
  const hours = policy.review?.answer_within_hours;
  return hours === undefined ? null : new Date(now().getTime() + hours * hourMs);
}
