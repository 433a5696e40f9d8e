import type { SessionStatus } from '@vidimus/contracts';
import type { SessionEventType } from './state.ts';

/** A row's target, or one target a branch where the event's content and the policy decide between several. */
type Target = SessionStatus | Readonly<Record<string, SessionStatus>>;
type Row = Readonly<Partial<Record<SessionEventType, Target>>>;

const input = (status: SessionStatus): Row => ({
  opened: status,
  data_submitted: status,
  document_uploaded: status,
  liveness_uploaded: status,
  route_chosen: status,
  technical_failure: status,
  submitted: 'processing',
});
const endedByOthers = { cancel: 'canceled', redact: 'redacted' } as const;
const endedByTime = { expire: 'expired', abandon: 'abandoned' } as const;
const final: Row = { redact: 'redacted' };

/**
 * The one place that says what may follow what: status × event → status. `transition` reads its targets here and
 * the diagram in docs/session-states.md is drawn from it. An event that a status does not list is refused.
 */
export const transitionTable: Readonly<Record<SessionStatus, Row>> = {
  created: {
    opened: { may_try: 'requires_input', must_wait: 'cooldown' },
    ...endedByOthers,
    ...endedByTime,
  },
  requires_input: {
    ...input('requires_input'),
    review_requested: 'in_review',
    ...endedByOthers,
    ...endedByTime,
  },
  processing: {
    opened: 'processing',
    checked: {
      approved: 'approved',
      declined: 'declined',
      in_review: 'in_review',
      retry_now: 'resubmission_required',
      retry_later: 'cooldown',
      tries_used_up: 'resubmission_required',
      tries_used_up_without_review: 'declined',
      technical_first_try: 'requires_input',
      technical_later_try: 'resubmission_required',
    },
    technical_failure: {
      technical_first_try: 'requires_input',
      technical_later_try: 'resubmission_required',
    },
    ...endedByOthers,
  },
  in_review: {
    opened: 'in_review',
    review_resolved: { approve: 'approved', decline: 'declined' },
    ...endedByOthers,
  },
  resubmission_required: {
    ...input('resubmission_required'),
    review_requested: 'in_review',
    ...endedByOthers,
    ...endedByTime,
  },
  cooldown: {
    opened: 'cooldown',
    technical_failure: 'cooldown',
    cooldown_over: 'resubmission_required',
    ...endedByOthers,
    ...endedByTime,
  },
  approved: final,
  declined: final,
  expired: final,
  abandoned: final,
  canceled: final,
  redacted: {},
};

/** True when nothing but redaction can follow. */
export function isTerminal(status: SessionStatus): boolean {
  return Object.keys(transitionTable[status]).every((event) => event === 'redact');
}

/** The status that an event leads to, or null when the table does not list it. */
export function targetOf(
  status: SessionStatus,
  event: SessionEventType,
  branch: string | null,
): SessionStatus | null {
  const target = transitionTable[status][event];
  if (target === undefined) return null;
  if (typeof target === 'string') return target;
  const chosen = branch === null ? undefined : target[branch];
  if (chosen === undefined) throw new Error(`${status} × ${event} has no branch ${branch}`);
  return chosen;
}
