import { checkDeviceTries, checkDocumentTries } from '@vidimus/checks';
import type { CheckResult } from '@vidimus/contracts';
import type { Context } from '../context.ts';
import { goesOn } from '../duplicates/look.ts';
import type { Verified } from '../jobs/inference.ts';
import { findSession } from '../sessions/store.ts';
import { failedOnDevice, failedWithDocument } from './store.ts';

/**
 * Counts how often other applicants failed with this document and in this browser.
 * @returns results of `retry/document` and `retry/device`, as far as the policy counts them; none when the submission
 * must be repeated anyway: it is approved by nobody then
 */
export async function lookForTries(
  context: Context,
  sessionId: string,
  { checks, identity }: Verified,
): Promise<CheckResult[]> {
  const { document, device } = context.policy.retry.others ?? {};
  const session = await findSession(context, context.db, sessionId);
  if (!goesOn(context, session, checks)) return [];
  const results: CheckResult[] = [];
  if (document && session.state.steps.document !== undefined) {
    const sessions = identity && (await failedWithDocument(context, session, identity));
    results.push(checkDocumentTries(sessions && { sessions, allowed: document }));
  }
  if (device) {
    const sessions = await failedOnDevice(context, session);
    results.push(checkDeviceTries(sessions && { sessions, allowed: device }));
  }
  return results;
}
