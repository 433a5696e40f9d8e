import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { sessionsNamed } from '../sessions-named.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = {
  check: 'duplicate/identity',
  version: 1,
  reasons,
  knobs,
} as const satisfies CheckEntry;

/**
 * Value: how many sessions of other applicants presented the same document; the threshold is none.
 * @param known ids of those sessions, the latest first; null when no number was read to compare
 */
export function checkIdentityKnown(known: readonly string[] | null): CheckResult {
  if (!known) return notApplicable(entry, 'no_number');
  const measured = { value: known.length, threshold: 0, unit: 'sessions of others' };
  if (known.length === 0) return passed(entry, measured);
  return failed(
    entry,
    measured,
    reason('duplicate.identity.known', null, { sessions: sessionsNamed(known) }),
  );
}
