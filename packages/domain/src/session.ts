import type { EventType, Policy } from '@vidimus/contracts';
import { routeChosen } from './liveness-route.ts';
import { type Change, checked, emit, resolved, technical, toReview } from './outcome.ts';
import { refusalFor } from './refusal.ts';
import type { Effect, SessionEvent, SessionState, Transition } from './state.ts';
import { afterData, afterDocumentSide, afterLiveness } from './steps-progress.ts';
import { targetOf } from './table.ts';

function ended(state: SessionState, type: EventType, more: readonly Effect[] = []): Change {
  const close: Effect[] =
    state.status === 'in_review' ? [{ effect: 'close_review', verdict: null, note: null }] : [];
  return { branch: null, state, effects: [...close, ...more, emit(type)] };
}

/** A new session may have inherited a wait; then it is announced like any other. */
function opened(state: SessionState, now: Date): Change {
  const at = state.next_allowed_at;
  const waits = state.status === 'created' && at !== null && now.getTime() < Date.parse(at);
  if (waits) return { branch: 'must_wait', state, effects: [{ effect: 'wake_at', at }] };
  const next_allowed_at = state.status === 'created' ? null : at;
  return { branch: 'may_try', state: { ...state, next_allowed_at }, effects: [] };
}

function changeOf(state: SessionState, event: SessionEvent, policy: Policy, now: Date): Change {
  const plain = (next: SessionState): Change => ({ branch: null, state: next, effects: [] });
  switch (event.type) {
    case 'opened':
      return opened(state, now);
    case 'data_submitted':
      return plain(afterData(state, event.sides_needed, event.reasons, policy));
    case 'document_uploaded':
      return plain(afterDocumentSide(state, event.side, event.source));
    case 'liveness_uploaded':
      return plain(afterLiveness(state));
    case 'route_chosen':
      return routeChosen(state, event);
    case 'submitted':
      return {
        branch: null,
        state,
        effects: [
          { effect: 'run_checks' },
          emit('verification_session.submitted'),
          emit('verification_session.processing'),
        ],
      };
    case 'checked':
      return checked(state, event, policy, now);
    case 'technical_failure':
      return technical(state, event.code);
    case 'review_requested':
      return { branch: null, state, effects: toReview(state.reasons, event.note) };
    case 'review_resolved':
      return resolved(state, event.verdict, event.note);
    case 'cooldown_over':
      return plain({ ...state, next_allowed_at: null });
    case 'cancel':
      return ended(state, 'verification_session.canceled');
    case 'expire':
      return ended(state, 'verification_session.expired');
    case 'abandon':
      return ended(state, 'verification_session.abandoned');
    case 'redact':
      return ended({ ...state, reasons: [] }, 'verification_session.redacted', [
        { effect: 'erase_evidence' },
      ]);
  }
}

/** A wait that is over ends by itself, so that a late timer never keeps a person out. */
function settled(state: SessionState, now: Date): SessionState {
  const waiting = state.status === 'cooldown' && state.next_allowed_at !== null;
  if (!waiting || now.getTime() < Date.parse(state.next_allowed_at ?? '')) return state;
  const status = targetOf(state.status, 'cooldown_over', null);
  if (status === null) throw new Error('the table has no way out of cooldown');
  return { ...state, status, next_allowed_at: null };
}

/**
 * Applies one event. The new status always comes from `transitionTable`; what the table does not list is refused,
 * never thrown. Store `state` and carry out `effects` in one transaction.
 *
 * A due `cooldown_over` is applied before any other event.
 */
export function transition(state: SessionState, event: SessionEvent, policy: Policy, now: Date): Transition {
  const current = settled(state, now);
  if (event.type === 'cooldown_over' && current !== state) return { ok: true, state: current, effects: [] };
  const refused = refusalFor(current, event, policy, now);
  if (refused !== null) return { ok: false, refusal: refused };
  const change = changeOf(current, event, policy, now);
  const status = targetOf(current.status, event.type, change.branch);
  if (status === null)
    throw new Error(`${current.status} × ${event.type} was accepted but is not in the table`);
  return { ok: true, state: { ...change.state, status }, effects: change.effects };
}
