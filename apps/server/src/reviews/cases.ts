import { explainToReviewer } from '@vidimus/checks/wording';
import {
  type HostedReview,
  type Locale,
  type Reason,
  type Review,
  type ReviewCase,
  type ReviewReason,
  VidimusError,
} from '@vidimus/contracts';
import { routeOf, sidesFromFile } from '@vidimus/domain';
import type { Selectable } from 'kysely';
import type { Context } from '../context.ts';
import { caseContext } from '../sessions/advance.ts';
import { findSession, keyOf, type StoredSession } from '../sessions/store.ts';
import { decisionsOf } from '../sessions/view.ts';
import type { EvidenceSubject, Tables } from '../storage/schema.ts';
import { openJson } from '../storage/seal.ts';
import { messagesOf, picturesOf } from './messages.ts';
import { maxReplyPictures } from './reply.ts';

export type StoredReview = Selectable<Tables['reviews']>;

/** @throws VidimusError `review.not_found` */
export async function findReview(context: Context, id: string): Promise<StoredReview> {
  const row = await context.db.selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new VidimusError('review.not_found', 'no such review', { where: 'id' });
  return row;
}

const forReviewer = (reasons: readonly Reason[], language: Locale): ReviewReason[] =>
  reasons.map((reason) => ({ ...reason, ...explainToReviewer(reason, language) }));

function reviewOf(session: StoredSession, row: StoredReview, language: Locale): Review {
  const { reasons, applicant_note: note } = openJson<{ reasons: Reason[]; applicant_note: string | null }>(
    keyOf(session.applicant),
    caseContext(row.id),
    row.case_sealed,
  );
  return {
    id: row.id,
    session_id: row.session_id,
    status: row.status,
    language: session.language,
    requested: note !== null,
    waits_for: row.status === 'open' ? row.waits_for : null,
    reasons: forReviewer(reasons, language),
    liveness_route: routeOf(session.state),
    files: sidesFromFile(session.state),
    applicant_note: note === '' ? null : note,
    opened_at: row.opened_at.toISOString(),
    due_at: row.due_at?.toISOString() ?? null,
    resolved_at: row.resolved_at?.toISOString() ?? null,
  };
}

/** A case as reviewers list it, with the reasons in their language. */
export async function reviewFrom(
  context: Context,
  row: StoredReview,
  language: Locale = 'en',
): Promise<Review> {
  return reviewOf(await findSession(context, context.db, row.session_id), row, language);
}

/** Sessions of the same person and level, whose tries count here too: starting over carries them on. */
async function sessionsOfCase(context: Context, session: StoredSession): Promise<StoredSession[]> {
  const rows = await context.db
    .selectFrom('sessions')
    .select('id')
    .where('applicant_id', '=', session.applicant.id)
    .where('level', '=', session.state.level)
    .orderBy('created_at')
    .execute();
  return Promise.all(rows.map(({ id }) => findSession(context, context.db, id)));
}

async function triesOf(
  context: Context,
  session: StoredSession,
  reviewId: string,
  language: Locale,
): Promise<ReviewCase['tries']> {
  const tries: ReviewCase['tries'] = [];
  for (const one of await sessionsOfCase(context, session)) {
    for (const decision of await decisionsOf(context.db, one)) {
      const shown = await context.db
        .selectFrom('decision_evidence')
        .select('subject')
        .where('decision_id', '=', decision.id)
        .orderBy('subject')
        .execute();
      tries.push({
        decision_id: decision.id,
        session_id: one.id,
        outcome: decision.outcome,
        decided_at: decision.decided_at,
        reasons: forReviewer(decision.reasons, language),
        evidence: shown.map(({ subject }) => ({
          subject,
          url: `/v1/reviews/${reviewId}/evidence/${decision.id}/${subject}`,
        })),
      });
    }
  }
  return tries;
}

/** A case with all that a human decides by: tries and their pictures, typed data, messages. */
export async function caseFrom(
  context: Context,
  row: StoredReview,
  language: Locale = 'en',
): Promise<ReviewCase> {
  const session = await findSession(context, context.db, row.session_id);
  return {
    ...reviewOf(session, row, language),
    level: session.state.level,
    data: session.applicant.typed,
    tries: await triesOf(context, session, row.id, language),
    messages: await messagesOf(
      context.db,
      session,
      row.id,
      (index) => `/v1/reviews/${row.id}/pictures/${index}`,
    ),
  };
}

/**
 * What was shown in a try, for the reviewer of a case of the same person.
 * @throws VidimusError `evidence.missing`
 */
export async function triedEvidence(
  context: Context,
  row: StoredReview,
  decisionId: string,
  subject: EvidenceSubject,
): Promise<Buffer> {
  const { applicant } = await findSession(context, context.db, row.session_id);
  const found = await context.db
    .selectFrom('decision_evidence')
    .innerJoin('decisions', 'decisions.id', 'decision_evidence.decision_id')
    .innerJoin('sessions', 'sessions.id', 'decisions.session_id')
    .select('decision_evidence.object_name')
    .where('decision_evidence.decision_id', '=', decisionId)
    .where('decision_evidence.subject', '=', subject)
    .where('sessions.applicant_id', '=', applicant.id)
    .executeTakeFirst();
  if (!found) throw new VidimusError('evidence.missing', 'nothing was shown for this', { where: 'subject' });
  return context.objects.get(found.object_name, keyOf(applicant));
}

/** The latest case of a session as its person sees it, or null. */
export async function hostedReview(context: Context, session: StoredSession): Promise<HostedReview | null> {
  const row = await context.db
    .selectFrom('reviews')
    .selectAll()
    .where('session_id', '=', session.id)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { status, requested, waits_for, opened_at, due_at } = reviewOf(session, row, session.language);
  const added = (await picturesOf(context.db, row.id)).filter(
    (each) => each.message_position === null,
  ).length;
  return {
    status,
    requested,
    waits_for,
    opened_at,
    due_at,
    messages: await messagesOf(context.db, session, row.id, (index) => `/v1/hosted/review/pictures/${index}`),
    pictures_added: added,
    pictures_allowed: waits_for === 'applicant' ? maxReplyPictures - added : 0,
  };
}
