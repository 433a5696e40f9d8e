import type { CheckResult, ReasonCode } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../check.ts';
import { sessionsNamed } from '../duplicate/sessions-named.ts';

/** Failed tries of other applicants. */
export interface OthersTries {
  /** The session of each try, the latest first. */
  readonly sessions: readonly string[];
  /** From how many on a person decides, by the policy. */
  readonly allowed: number;
}

/** Value: how many tries of others failed; the threshold is the number from which on a person decides. */
export function triesOfOthers(
  entry: CheckEntry,
  code: ReasonCode,
  tries: OthersTries | null,
  missing: string,
): CheckResult {
  if (!tries) return notApplicable(entry, missing);
  const { sessions, allowed } = tries;
  const measured = { value: sessions.length, threshold: allowed, unit: 'failed tries of others' };
  if (sessions.length < allowed) return passed(entry, measured);
  const named = sessionsNamed([...new Set(sessions)]);
  return failed(entry, measured, reason(code, null, { sessions: named }));
}
