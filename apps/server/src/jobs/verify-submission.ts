import { type CheckResult, VidimusError } from '@vidimus/contracts';
import { routeOf } from '@vidimus/domain';
import { isErased } from '../applicants/erase.ts';
import type { Context } from '../context.ts';
import { lookForDuplicates } from '../duplicates/look.ts';
import { advance, type Evidence } from '../sessions/advance.ts';
import { evidenceOf } from '../sessions/evidence.ts';
import { keepMotion, livenessTask, noTask } from '../sessions/liveness.ts';
import { RefusedError } from '../sessions/refused.ts';
import { findSession, type StoredSession } from '../sessions/store.ts';
import { lookForTries } from '../tries/look.ts';
import type { Submission, Verified } from './inference.ts';

/** Calendar date in UTC: documents expire by date, and no applicant gains from a server's time zone. */
export const dateOf = (now: Date): string => now.toISOString().slice(0, 10);

async function submissionOf(context: Context, session: StoredSession): Promise<Submission> {
  const { steps, sides_needed } = session.state;
  const withDocument = steps.document !== undefined;
  const withLiveness = steps.liveness !== undefined && routeOf(session.state) !== 'reviewer';
  const front = withDocument ? await evidenceOf(context, session, 'document_front') : null;
  const back = withDocument ? await evidenceOf(context, session, 'document_back') : null;
  const clip = withLiveness ? await evidenceOf(context, session, 'liveness') : null;
  return {
    typed: session.applicant.typed,
    front: front?.bytes ?? null,
    back: back?.bytes ?? null,
    corners: { front: front?.corners ?? null, back: back?.corners ?? null },
    clip: clip?.bytes ?? null,
    ...(withLiveness ? await livenessTask(context, session) : noTask),
    sides: withDocument ? [...sides_needed] : [],
    today: dateOf(context.now()),
    policy: context.policy,
  };
}

/**
 * Measures and decides one submission. Safe to repeat: a session that is no longer processing is left alone, and
 * decision, level and events are written together or not at all.
 */
export async function verifyJob(context: Context, sessionId: string, lastTry: boolean): Promise<void> {
  // Also when the person was erased while the checks ran: the job comes back, and ends here.
  if (await isErased(context, sessionId)) return;
  const session = await findSession(context, context.db, sessionId);
  if (session.state.status !== 'processing') return;
  let found: Verified;
  let checks: CheckResult[];
  try {
    found = await context.inference.verify(await submissionOf(context, session));
    checks = [
      ...found.checks,
      ...(await lookForDuplicates(context, sessionId, found)),
      ...(await lookForTries(context, sessionId, found)),
    ];
  } catch (error) {
    if (!lastTry) throw error;
    // Our trouble, not the person's: the attempt is not used up.
    await advanceUnlessMoved(context, sessionId, {
      type: 'technical_failure',
      code: 'service.dependency.unavailable',
    });
    throw new VidimusError('job.verification_failed', 'the checks could not be run', {
      where: sessionId,
      cause: error,
    });
  }
  const { models, motion, identity } = found;
  await advanceUnlessMoved(
    context,
    sessionId,
    { type: 'checked', results: checks },
    { checks, models, motion, identity },
  );
}

/**
 * Puts a job for every submission that is waiting. The job that a killed process was working on would come back only
 * when it expires, and the person waits; a second job for the same submission changes nothing.
 */
export async function resumeProcessing(context: Context): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    const waiting = await transaction
      .selectFrom('sessions')
      .select('id')
      .where('status', '=', 'processing')
      .execute();
    for (const { id } of waiting)
      await context.queue.put('verify-submission', { session_id: id }, transaction);
  });
}

async function advanceUnlessMoved(
  context: Context,
  sessionId: string,
  event: Parameters<typeof advance>[2],
  evidence?: Evidence & Pick<Verified, 'motion'>,
): Promise<void> {
  try {
    await advance(
      context,
      sessionId,
      event,
      (transaction, session) => keepMotion(transaction, session, evidence?.motion ?? null),
      evidence,
    );
  } catch (error) {
    // The session was canceled or decided meanwhile.
    if (!(error instanceof RefusedError)) throw error;
  }
}
