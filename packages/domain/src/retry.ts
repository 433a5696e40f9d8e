import type { Policy, ReasonCode } from '@vidimus/contracts';
import type { SessionState } from './state.ts';

const minuteMs = 60_000;

/** Milliseconds to wait after the n-th failed attempt (n from 1); the list's last entry repeats. */
export function waitAfterMs(failed: number, policy: Policy): number {
  const waits = policy.retry.cooldown_minutes;
  const minutes = waits[Math.min(failed, waits.length) - 1];
  if (minutes === undefined) throw new Error(`no wait is defined after ${failed} failed attempts`);
  return minutes * minuteMs;
}

/** For how long a failed try counts. */
export const triesCountForMs = ({ retry }: Policy): number => Math.max(...retry.cooldown_minutes) * minuteMs;

/** The attempts of a session as the API shows them. */
export function attemptsOf(
  state: SessionState,
  policy: Policy,
): { used: number; remaining: number; next_allowed_at: string | null } {
  const remaining = Math.max(0, policy.retry.max_attempts - state.attempts_used);
  return {
    used: state.attempts_used,
    remaining,
    next_allowed_at: state.status === 'cooldown' ? state.next_allowed_at : null,
  };
}

/** Whether the person may ask for a human now: tries are used up (here or carried over) and the policy offers it. */
export function mayRequestReview(state: SessionState, policy: Policy): boolean {
  const waitsForPerson = state.status === 'requires_input' || state.status === 'resubmission_required';
  return policy.retry.review_after_last && waitsForPerson && attemptsOf(state, policy).remaining === 0;
}

/** What a new session inherits, so that starting over is no way around a wait. */
export interface CarriedTries {
  readonly attempts_used: number;
  readonly next_allowed_at: string | null;
  readonly last_failed_at: string | null;
  readonly asked_once?: readonly ReasonCode[];
}

const fresh: CarriedTries = { attempts_used: 0, next_allowed_at: null, last_failed_at: null };

/**
 * Failed tries of the latest session of the same level. They count until the policy's longest wait has passed since
 * the last failure; an approval clears them.
 */
export function carriedTries(previous: SessionState | null, policy: Policy, now: Date): CarriedTries {
  if (previous === null || previous.status === 'approved' || previous.last_failed_at === null) return fresh;
  if (now.getTime() >= Date.parse(previous.last_failed_at) + triesCountForMs(policy)) return fresh;
  const waiting = previous.next_allowed_at !== null && Date.parse(previous.next_allowed_at) > now.getTime();
  return {
    attempts_used: Math.min(previous.attempts_used, policy.retry.max_attempts),
    next_allowed_at: waiting ? previous.next_allowed_at : null,
    last_failed_at: previous.last_failed_at,
    ...(previous.asked_once ? { asked_once: previous.asked_once } : {}),
  };
}
