import type { EventType, Policy, Reason } from '@vidimus/contracts';
import { decide, onceOnly, technicalTrouble, type Verdict } from './decision.ts';
import { fileRuleOf, sidesFromFile } from './file-rule.ts';
import { measuredSteps, routeOf } from './liveness-route.ts';
import { waitAfterMs } from './retry.ts';
import type { Effect, SessionEvent, SessionState } from './state.ts';
import { afterFailure } from './steps-progress.ts';

type Checked = Extract<SessionEvent, { type: 'checked' }>;

/** A state change before its status is looked up: the branch chosen within the table's cell, and what goes with it. */
export interface Change {
  readonly branch: string | null;
  readonly state: SessionState;
  readonly effects: readonly Effect[];
}

export const emit = (type: EventType, data: Extract<Effect, { effect: 'emit' }>['data'] = {}): Effect => ({
  effect: 'emit',
  type,
  data,
});
const codesOf = (reasons: readonly Reason[]) => [...new Set(reasons.map((reason) => reason.code))];

export function technical(state: SessionState, code: Reason['code']): Change {
  const firstTry = state.attempts_used === 0;
  const branch = firstTry ? 'technical_first_try' : 'technical_later_try';
  return { branch, state: { ...state, technical: code }, effects: [] };
}

function failedTry(state: SessionState, verdict: Verdict, policy: Policy, now: Date): Change {
  const attempts_used = state.attempts_used + 1;
  const asked = [...new Set([...(state.asked_once ?? []), ...onceOnly(verdict.reasons, policy)])];
  const after = {
    ...afterFailure(state, verdict.redo, verdict.reasons),
    ...(asked.length > 0 ? { asked_once: asked } : {}),
    attempts_used,
    last_failed_at: now.toISOString(),
    next_allowed_at: null,
  };
  const reason_codes = codesOf(verdict.reasons);
  const resubmission = (next_allowed_at: string | null) =>
    emit('verification_session.resubmission_required', {
      reason_codes,
      remaining: policy.retry.max_attempts - attempts_used,
      next_allowed_at,
    });
  if (attempts_used >= policy.retry.max_attempts) {
    if (policy.retry.review_after_last) {
      return { branch: 'tries_used_up', state: after, effects: [resubmission(null)] };
    }
    const limit: Reason = { code: 'retry.limit.reached', params: {}, region: null };
    const reasons = [...verdict.reasons, limit];
    return {
      branch: 'tries_used_up_without_review',
      state: { ...after, reasons },
      effects: [emit('verification_session.declined', { reason_codes: codesOf(reasons) })],
    };
  }
  const waitMs = waitAfterMs(attempts_used, policy);
  if (waitMs === 0) return { branch: 'retry_now', state: after, effects: [resubmission(null)] };
  const at = new Date(now.getTime() + waitMs).toISOString();
  return {
    branch: 'retry_later',
    state: { ...after, next_allowed_at: at },
    effects: [resubmission(at), { effect: 'wake_at', at }],
  };
}

/** Without a face, and on files where the policy says so, the checks alone approve nobody: a person decides. */
function withPerson(state: SessionState, verdict: Verdict, { documents }: Policy): Verdict {
  const onFile = fileRuleOf(documents) === 'reviewed' && sidesFromFile(state).length > 0;
  const needsPerson = routeOf(state) === 'reviewer' || onFile;
  return needsPerson && verdict.outcome === 'approved' ? { ...verdict, outcome: 'in_review' } : verdict;
}

export function checked(state: SessionState, event: Checked, policy: Policy, now: Date): Change {
  const trouble = technicalTrouble(event.results);
  if (trouble !== null) return technical(state, trouble.code);
  const measured = decide(event.results, policy, measuredSteps(state, policy), state.asked_once);
  const verdict = withPerson(state, measured, policy);
  const record = (outcome: Verdict['outcome'], reasons: readonly Reason[]): Effect => ({
    effect: 'record_decision',
    outcome,
    reasons,
    decided_by: 'checks',
    note: null,
  });
  const reason_codes = codesOf(verdict.reasons);
  const found: SessionState = { ...state, reasons: verdict.reasons, technical: null };
  switch (verdict.outcome) {
    case 'approved':
      return {
        branch: 'approved',
        state: found,
        effects: [
          record('approved', []),
          emit('verification_session.approved', { level: state.level }),
          { effect: 'grant_level', level: state.level },
        ],
      };
    case 'declined':
      return {
        branch: 'declined',
        state: { ...found, attempts_used: state.attempts_used + 1, last_failed_at: now.toISOString() },
        effects: [
          record('declined', verdict.reasons),
          emit('verification_session.declined', { reason_codes }),
        ],
      };
    case 'in_review':
      return {
        branch: 'in_review',
        state: found,
        effects: [
          record('in_review', verdict.reasons),
          ...toReview(verdict.reasons, state.route_note ?? null),
        ],
      };
    case 'resubmission_required': {
      const change = failedTry({ ...found }, verdict, policy, now);
      const outcome = change.branch === 'tries_used_up_without_review' ? 'declined' : 'resubmission_required';
      return { ...change, effects: [record(outcome, change.state.reasons), ...change.effects] };
    }
  }
}

export function toReview(reasons: readonly Reason[], applicant_note: string | null): Effect[] {
  return [
    { effect: 'open_review', reasons, applicant_note },
    emit('verification_session.in_review', { reason_codes: codesOf(reasons) }),
    emit('review.opened'),
  ];
}

export function resolved(state: SessionState, verdict: 'approve' | 'decline', note: string): Change {
  const outcome = verdict === 'approve' ? 'approved' : 'declined';
  const reasons = verdict === 'approve' ? [] : state.reasons;
  const effects: Effect[] = [
    { effect: 'close_review', verdict, note },
    { effect: 'record_decision', outcome, reasons, decided_by: 'reviewer', note },
    emit('review.resolved', { verdict }),
  ];
  if (outcome === 'approved') {
    effects.push(emit('verification_session.approved', { level: state.level }), {
      effect: 'grant_level',
      level: state.level,
    });
  } else {
    effects.push(emit('verification_session.declined', { reason_codes: codesOf(reasons) }));
  }
  return { branch: verdict, state: { ...state, reasons }, effects };
}
