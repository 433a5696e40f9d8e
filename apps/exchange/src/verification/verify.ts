import type { DatabaseSync } from 'node:sqlite';
import { type CapabilityAnswer, type Level, type Locale, VidimusError } from '@vidimus/contracts';
import { VidimusApiError, type VidimusClient } from '@vidimus/sdk';
import { setApplicant, type User } from '../accounts/users.ts';
import { type Movement, movements } from '../money/ledger.ts';

/** The one currency of this exchange. */
const currency = 'USD';

/** True when the failure is Vidimus' or the network's, which the person can only wait out. */
function isOutage(error: unknown): boolean {
  if (error instanceof VidimusApiError) return error.status >= 500 || error.status === 429;
  return error instanceof VidimusError && /^vidimus\./.test(error.code);
}

/** Asks whether this person may move this amount now; null when nobody can say, and then nothing may move. */
export async function mayMove(
  client: VidimusClient,
  user: User,
  capability: Movement,
  cents: number,
): Promise<CapabilityAnswer | null> {
  try {
    return await client.capabilities.check({
      external_id: user.id,
      capability,
      amount: cents / 100,
      currency,
    });
  } catch (error) {
    if (isOutage(error)) return null;
    throw error;
  }
}

export type Allowances = Record<Movement, CapabilityAnswer | null>;

/** What the dashboard shows beside each action: may it be done at all, and up to which amount. */
export async function allowancesOf(client: VidimusClient, user: User): Promise<Allowances> {
  const answers = await Promise.all(
    movements.map(async (kind) => [kind, await mayMove(client, user, kind, 0)]),
  );
  return Object.fromEntries(answers) as Allowances;
}

/** The words that the person chose to know real pages by; null where they chose none, or nobody can say. */
export async function phraseOf(client: VidimusClient, user: User): Promise<string | null> {
  if (user.applicant_id === null) return null;
  try {
    return (await client.applicants.phrase(user.applicant_id)).phrase;
  } catch (error) {
    if (isOutage(error)) return null;
    throw error;
  }
}

/**
 * Begins a verification and returns the page to send the person to, or null during an outage. The page's link works
 * once, so each press of the button asks for a new one; Vidimus continues the session that is under way.
 */
export async function beginVerification(
  client: VidimusClient,
  database: DatabaseSync,
  input: { user: User; level: Level; language: Locale; returnUrl: string },
): Promise<string | null> {
  const { user, level, language, returnUrl } = input;
  try {
    const applicantId = user.applicant_id ?? (await client.applicants.create({ external_id: user.id })).id;
    if (user.applicant_id === null) setApplicant(database, user.id, applicantId);
    const { session, url } = await client.sessions.create({
      applicant_id: applicantId,
      level,
      language,
      return_url: returnUrl,
    });
    database
      .prepare(`update users set session_id = ?, session_level = ?, session_status = ?, next_allowed_at = ?,
           revision = revision + 1
         where id = ?`)
      .run(session.id, level, session.status, session.attempts.next_allowed_at, user.id);
    return url;
  } catch (error) {
    if (isOutage(error)) return null;
    throw error;
  }
}
