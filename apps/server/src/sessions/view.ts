import { explain } from '@vidimus/checks/wording';
import {
  type Applicant,
  type Decision,
  type ExplainedReason,
  type HostedSession,
  neutralReasonCodes,
  type Reason,
  type VerificationSession,
} from '@vidimus/contracts';
import {
  attemptsOf,
  fileRuleOf,
  mayRequestReview,
  offeredRoutes,
  routeOf,
  stepsThatCure,
} from '@vidimus/domain';
import type { Context } from '../context.ts';
import { consentsOf } from '../notices/consents.ts';
import { hostedReview } from '../reviews/cases.ts';
import type { Connection } from '../storage/database.ts';
import { openJson } from '../storage/seal.ts';
import { decisionContext } from './advance.ts';
import { showsColours } from './liveness.ts';
import { findSession, keyOf, type StoredApplicant, type StoredSession } from './store.ts';

export function applicantView(applicant: StoredApplicant): Applicant {
  return {
    id: applicant.id,
    external_id: applicant.externalId,
    level: applicant.level,
    created_at: applicant.createdAt.toISOString(),
    sequence: applicant.sequence,
  };
}

/** Every decision of a session, oldest first. */
export async function decisionsOf(db: Connection, session: StoredSession): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('session_id', '=', session.id)
    .orderBy('decided_at')
    .execute();
  const key = keyOf(session.applicant);
  return rows.map((row) => openJson<Decision>(key, decisionContext(row.id), row.decision_sealed));
}

export async function sessionView(
  context: Context,
  db: Connection,
  id: string,
): Promise<VerificationSession> {
  const session = await findSession(context, db, id);
  const decisions = await decisionsOf(db, session);
  return {
    id: session.id,
    applicant_id: session.applicant.id,
    level: session.state.level,
    status: session.state.status,
    attempts: attemptsOf(session.state, context.policy),
    liveness_route: routeOf(session.state),
    decision: decisions.at(-1) ?? null,
    created_at: session.createdAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}

function explained(reason: Reason, session: StoredSession, uploaded: ReadonlySet<string>): ExplainedReason {
  const { title, remedy } = explain(reason, session.language);
  // A neutral reason must not say what was found, and its place in the picture would.
  const neutral = neutralReasonCodes.has(reason.code);
  const region = neutral ? null : reason.region;
  const [step = null, otherStep = null] = stepsThatCure(reason);
  const frame = region?.frame === undefined ? '' : `?frame=${region.frame}`;
  const evidence_url =
    region !== null && uploaded.has(region.subject) ? `/v1/hosted/evidence/${region.subject}${frame}` : null;
  return {
    code: neutral ? null : reason.code,
    step,
    other_step: otherStep,
    title,
    remedy,
    params: neutral ? {} : reason.params,
    region,
    evidence_url,
  };
}

/** What the hosted page draws itself from: wording in the person's language, nothing that a reviewer alone may see. */
export async function hostedView(context: Context, session: StoredSession): Promise<HostedSession> {
  const { state, applicant } = session;
  const evidence = await context.db
    .selectFrom('evidence')
    .select('subject')
    .where('session_id', '=', session.id)
    .execute();
  const uploaded = new Set<string>(evidence.map((row) => row.subject));
  const technical: Reason[] = state.technical ? [{ code: state.technical, params: {}, region: null }] : [];
  return {
    id: session.id,
    level: state.level,
    status: state.status,
    language: session.language,
    steps: context.policy.levels[state.level].steps.map((step) => ({
      step,
      state: state.steps[step] ?? 'todo',
    })),
    document_sides: state.sides_needed.map((side) => ({
      side,
      uploaded: state.sides_uploaded.includes(side),
    })),
    liveness_routes: { offered: offeredRoutes(state, context.policy), chosen: routeOf(state) },
    accepted_kinds: [...context.policy.documents.kinds],
    document_files: fileRuleOf(context.policy.documents),
    liveness_flash: showsColours(context, session),
    data: applicant.typed,
    attempts: attemptsOf(state, context.policy),
    reasons: [...technical, ...state.reasons].map((reason) => explained(reason, session, uploaded)),
    may_request_review: mayRequestReview(state, context.policy),
    review: await hostedReview(context, session),
    consents: await consentsOf(context, session),
    phrase: applicant.phrase,
    return_url: session.returnUrl,
    expires_at: session.expiresAt.toISOString(),
  };
}
