import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';
import { measureSigns } from './signs.ts';
import type { CameraTrace } from './trace.ts';

export const entry = {
  check: 'liveness/injection',
  version: 1,
  reasons,
  knobs,
} as const satisfies CheckEntry;

/**
 * Value: the points of all signs that the frames come from software rather than from a camera; threshold: from here on a
 * human looks. Null where the policy has them not looked for.
 */
export function checkInjection(trace: CameraTrace | null): CheckResult {
  if (trace === null) return notApplicable(entry, 'not_looked_for');
  const measured = measureSigns(trace);
  const value = measured.reduce((sum, { points }) => sum + points, 0);
  const { value: threshold, unit } = knobs.suspected;
  const seen = measured.filter(({ points }) => points > 0);
  const result =
    value < threshold
      ? passed(entry, { value, threshold, unit })
      : failed(
          entry,
          { value, threshold, unit },
          ...seen.map(({ sign }) => reason('liveness.injection.suspected', null, { sign })),
        );
  return { ...result, signs: measured.map(({ points, ...sign }) => sign) };
}
