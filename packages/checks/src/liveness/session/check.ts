import type { CheckResult } from '@vidimus/contracts';
import { likeness, type Motion } from '@vidimus/vision/browser';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'liveness/session', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: how much the clip moves like the most similar of the same person's earlier ones; threshold: at most that much. */
export function checkReplay(motion: Motion | null, earlier: readonly Motion[]): CheckResult {
  if (motion === null) return notApplicable(entry, 'no_face');
  if (earlier.length === 0) return notApplicable(entry, 'first_clip');
  const value = Math.max(...earlier.map((each) => likeness(motion, each)));
  const measured = { value, threshold: knobs.mostAlike.value, unit: 'correlation' };
  if (value <= knobs.mostAlike.value) return passed(entry, measured);
  return failed(entry, measured, reason('liveness.session.replayed'));
}
