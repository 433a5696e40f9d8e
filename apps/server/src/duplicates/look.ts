import { checkFaceKnown, checkIdentityKnown } from '@vidimus/checks';
import type { CheckResult } from '@vidimus/contracts';
import { decide, measuredSteps } from '@vidimus/domain';
import type { Context } from '../context.ts';
import type { Verified } from '../jobs/inference.ts';
import { findSession, type StoredSession } from '../sessions/store.ts';
import { nearFaces, noteDocument, noteFace, sameDocument } from './store.ts';

/** What is looked for under other applicants: as the policy says, and only what the level asks the person to show. */
function wanted({ policy }: Context, { state }: StoredSession) {
  const steps = measuredSteps(state, policy);
  return {
    documents: policy.duplicates?.documents === true && steps.includes('document'),
    faces: policy.duplicates?.faces === true && steps.includes('liveness'),
  };
}

/** Whether a submission goes on. What must be handed in again is looked at then; before, nothing is to be learnt of it. */
export function goesOn(
  { policy }: Context,
  { state }: StoredSession,
  checks: readonly CheckResult[],
): boolean {
  const { outcome } = decide(checks, policy, measuredSteps(state, policy), state.asked_once);
  return outcome === 'approved' || outcome === 'in_review';
}

/**
 * Notes whose document and face a submission shows, then looks for them under other applicants. Noted first, in a
 * transaction of its own: of two submissions at the same time, the one that looks last sees the other.
 *
 * What is noted stays while the session is processed, in review or approved (`advance` sees to that).
 * @returns results of `duplicate/identity` and `duplicate/face`; none when the submission must be repeated anyway
 */
export async function lookForDuplicates(
  context: Context,
  sessionId: string,
  found: Verified,
): Promise<CheckResult[]> {
  const { db, duplicateKeys } = context;
  const looked = await db.transaction().execute(async (transaction) => {
    const session = await findSession(context, transaction, sessionId, true);
    if (session.state.status !== 'processing' || !goesOn(context, session, found.checks)) return null;
    const owner = { sessionId, applicantId: session.applicant.id };
    const [current] = duplicateKeys;
    const { documents, faces } = wanted(context, session);
    if (current && documents && found.identity)
      await noteDocument(transaction, current, owner, found.identity);
    if (current && faces && found.face) await noteFace(transaction, current, owner, found.face);
    return { owner, documents, faces };
  });
  if (looked === null) return [];
  const { owner, documents, faces } = looked;
  const { identity, face } = found;
  const results: CheckResult[] = [];
  if (documents)
    results.push(
      checkIdentityKnown(identity ? await sameDocument(db, duplicateKeys, owner, identity) : null),
    );
  if (faces) results.push(checkFaceKnown(face ? await nearFaces(db, duplicateKeys, owner, face) : null));
  return results;
}
