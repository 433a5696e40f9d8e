import type { Policy, Step } from '@vidimus/contracts';
import { fileRuleOf } from './file-rule.ts';
import { offeredRoutes, routeOf } from './liveness-route.ts';
import { attemptsOf, mayRequestReview } from './retry.ts';
import type { Refusal, RefusalCode, SessionEvent, SessionState } from './state.ts';
import { missingSteps } from './steps-progress.ts';
import { isTerminal, transitionTable } from './table.ts';

function refusal(
  state: SessionState,
  policy: Policy,
  code: RefusalCode,
  next_allowed_at: string | null = null,
): Refusal {
  const { remaining } = attemptsOf(state, policy);
  const missing = code === 'session.incomplete' ? missingSteps(state) : [];
  return { code, status: state.status, next_allowed_at, remaining, missing };
}

const inputs: ReadonlySet<SessionEvent['type']> = new Set([
  'opened',
  'data_submitted',
  'document_uploaded',
  'liveness_uploaded',
  'route_chosen',
  'submitted',
  'technical_failure',
  'review_requested',
]);
const timedStatuses: ReadonlySet<SessionState['status']> = new Set([
  'created',
  'requires_input',
  'resubmission_required',
  'cooldown',
]);

const stepOfEvent: Partial<Record<SessionEvent['type'], Step>> = {
  data_submitted: 'data',
  document_uploaded: 'document',
  liveness_uploaded: 'liveness',
  route_chosen: 'liveness',
};
/** During a wait a person may look, and may report trouble; nothing else. */
const duringWait: ReadonlySet<SessionEvent['type']> = new Set(['opened', 'technical_failure']);

/**
 * Events that the table does not list here, that hand in a step which this session does not ask or a face where none is
 * wanted, that choose a way which is not offered, or that report the camera while the checks run: only the service's own failure may stop them, or a page could call back a submission.
 */
function isUnexpected(state: SessionState, event: SessionEvent, policy: Policy): boolean {
  if (
    event.type === 'technical_failure' &&
    state.status === 'processing' &&
    event.code.startsWith('capture.')
  ) {
    return true;
  }
  const step = stepOfEvent[event.type];
  if (step !== undefined && state.steps[step] === undefined) return true;
  if (event.type === 'liveness_uploaded' && routeOf(state) === 'reviewer') return true;
  if (event.type === 'route_chosen' && !offeredRoutes(state, policy).includes(event.route)) return true;
  return transitionTable[state.status][event.type] === undefined;
}

const isRefusedFile = (event: SessionEvent, { documents }: Policy): boolean =>
  event.type === 'document_uploaded' && event.source === 'file' && fileRuleOf(documents) === 'refused';

/** Why this event is not accepted in this state, or null. The most final reason comes first. */
export function refusalFor(
  state: SessionState,
  event: SessionEvent,
  policy: Policy,
  now: Date,
): Refusal | null {
  const no = (code: RefusalCode, at: string | null = null) => refusal(state, policy, code, at);
  if (isTerminal(state.status) && event.type !== 'redact') return no('session.final');
  const overdue = now.getTime() >= Date.parse(state.expires_at);
  if (inputs.has(event.type) && overdue && timedStatuses.has(state.status)) return no('session.expired');
  if (state.status === 'cooldown' && inputs.has(event.type) && !duringWait.has(event.type)) {
    return no('retry.cooldown.active', state.next_allowed_at);
  }
  if (isUnexpected(state, event, policy)) return no('session.unexpected');
  if (isRefusedFile(event, policy)) return no('upload.file_refused');
  if (event.type === 'expire' && !overdue) return no('session.not_due', state.expires_at);
  if (event.type === 'cooldown_over') return no('session.not_due', state.next_allowed_at);
  if (event.type === 'review_requested' && !mayRequestReview(state, policy)) return no('review.unavailable');
  if (event.type === 'submitted' && attemptsOf(state, policy).remaining === 0)
    return no('retry.limit.reached');
  if (event.type === 'submitted' && missingSteps(state).length > 0) return no('session.incomplete');
  return null;
}
