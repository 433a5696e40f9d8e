import type { CheckResult, Decision, DecisionOutcome, SessionStatus } from '@vidimus/contracts';
import { type Effect, raiseLevel, type SessionEvent, transition } from '@vidimus/domain';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { forgetDuplicates } from '../duplicates/store.ts';
import { newId } from '../ids.ts';
import type { Verified } from '../jobs/inference.ts';
import { dueAt } from '../reviews/deadline.ts';
import type { Tables } from '../storage/schema.ts';
import { sealJson } from '../storage/seal.ts';
import { noteFailedTry } from '../tries/store.ts';
import { eraseClips, eraseEvidence, keepTry } from './kept.ts';
import { emitEvent } from './outbox.ts';
import { RefusedError } from './refused.ts';
import { findSession, keyOf, type StoredSession, saveState } from './store.ts';

/** What the checks of this submission found; recorded with the decision, so that it can be replayed. */
export interface Evidence {
  checks: CheckResult[];
  models: Record<string, string>;
  /** The document that it showed, for counting tries. Not recorded with the decision. */
  identity: Verified['identity'];
}
const noEvidence: Evidence = { checks: [], models: {}, identity: null };
const failures: ReadonlySet<DecisionOutcome> = new Set(['resubmission_required', 'declined']);

/** While a session is in one of these, its document and face are looked for under other applicants. */
const keepsDuplicates: ReadonlySet<SessionStatus> = new Set(['processing', 'in_review', 'approved']);

export const decisionContext = (id: string): string => `decision:${id}`;
export const caseContext = (id: string): string => `review:${id}`;

async function recordDecision(
  context: Context,
  transaction: Transaction<Tables>,
  session: StoredSession,
  effect: Extract<Effect, { effect: 'record_decision' }>,
  evidence: Evidence,
): Promise<void> {
  const decided = context.now();
  const decision: Decision = {
    id: newId('dc'),
    outcome: effect.outcome,
    reasons: [...effect.reasons],
    checks: evidence.checks,
    policy_version: context.policy.version,
    models: evidence.models,
    decided_at: decided.toISOString(),
    decided_by: effect.decided_by,
    note: effect.note,
  };
  const decision_sealed = sealJson(keyOf(session.applicant), decisionContext(decision.id), decision);
  await transaction
    .insertInto('decisions')
    .values({ id: decision.id, session_id: session.id, decision_sealed, decided_at: decided })
    .execute();
  if (effect.decided_by !== 'checks') return;
  await keepTry(transaction, session.id, decision.id);
  if (failures.has(effect.outcome))
    await noteFailedTry(context, transaction, session, decision.id, evidence.identity);
}

async function openReview(
  context: Context,
  transaction: Transaction<Tables>,
  session: StoredSession,
  effect: Extract<Effect, { effect: 'open_review' }>,
): Promise<void> {
  const id = newId('rv');
  const content = { reasons: effect.reasons, applicant_note: effect.applicant_note };
  const case_sealed = sealJson(keyOf(session.applicant), caseContext(id), content);
  const opened_at = context.now();
  const times = { opened_at, due_at: dueAt(context, opened_at) };
  await transaction
    .insertInto('reviews')
    .values({ id, session_id: session.id, status: 'open', case_sealed, ...times })
    .execute();
}

async function grantLevel(
  context: Context,
  transaction: Transaction<Tables>,
  session: StoredSession,
  granted: 'L1' | 'L2',
): Promise<void> {
  const { applicant } = session;
  const level = raiseLevel(applicant.level, granted);
  if (level === applicant.level) return;
  await transaction.updateTable('applicants').set({ level }).where('id', '=', applicant.id).execute();
  await emitEvent(context, transaction, applicant.id, 'applicant.level_changed', { level });
}

async function carryOut(
  context: Context,
  transaction: Transaction<Tables>,
  session: StoredSession,
  effect: Effect,
  evidence: Evidence,
): Promise<void> {
  switch (effect.effect) {
    case 'emit':
      return emitEvent(context, transaction, session.applicant.id, effect.type, {
        session_id: session.id,
        ...effect.data,
      });
    case 'run_checks':
      return context.queue.put('verify-submission', { session_id: session.id }, transaction);
    case 'record_decision':
      return recordDecision(context, transaction, session, effect, evidence);
    case 'grant_level':
      return grantLevel(context, transaction, session, effect.level);
    case 'open_review':
      return openReview(context, transaction, session, effect);
    case 'close_review':
      await transaction
        .updateTable('reviews')
        .set({ status: 'resolved', resolved_at: context.now() })
        .where('session_id', '=', session.id)
        .where('status', '=', 'open')
        .execute();
      return;
    case 'wake_at':
      // Nothing to set: `transition` ends a wait that is over by itself.
      return;
    case 'erase_clip':
      return eraseClips(context, transaction, session.id);
    case 'erase_evidence':
      return eraseEvidence(context, transaction, session.id);
  }
}

/**
 * Applies one event to a session: state, decision, level, review, outbox and jobs in one transaction.
 * @param prepare further writes of the same transaction, run once the event was accepted
 * @throws RefusedError when the domain refuses; nothing is changed then
 */
export async function advance(
  context: Context,
  sessionId: string,
  event: SessionEvent,
  prepare: (transaction: Transaction<Tables>, session: StoredSession) => Promise<void> = async () => {},
  evidence: Evidence = noEvidence,
): Promise<StoredSession> {
  return context.db.transaction().execute(async (transaction) => {
    const session = await findSession(context, transaction, sessionId, true);
    const next = transition(session.state, event, context.policy, context.now());
    if (!next.ok) throw new RefusedError(next.refusal);
    await prepare(transaction, session);
    await saveState(transaction, session, next.state);
    const { status } = next.state;
    if (status !== session.state.status && !keepsDuplicates.has(status))
      await forgetDuplicates(transaction, sessionId);
    for (const effect of next.effects) await carryOut(context, transaction, session, effect, evidence);
    return findSession(context, transaction, sessionId);
  });
}

/** Ends what time has ended: a session past its life expires, a wait that is over lets the person go on. */
export async function settle(context: Context, session: StoredSession): Promise<StoredSession> {
  const { status, next_allowed_at } = session.state;
  const now = context.now().getTime();
  const due: SessionEvent | null =
    now >= session.expiresAt.getTime()
      ? { type: 'expire' }
      : status === 'cooldown' && next_allowed_at !== null && now >= Date.parse(next_allowed_at)
        ? { type: 'cooldown_over' }
        : null;
  if (due === null) return session;
  try {
    return await advance(context, session.id, due);
  } catch (error) {
    // A session that is already final stays as it is.
    if (error instanceof RefusedError) return session;
    throw error;
  }
}
