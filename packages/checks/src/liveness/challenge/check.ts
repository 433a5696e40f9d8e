import type { CheckResult, LivenessAction, Reason } from '@vidimus/contracts';
import {
  type ActionFinding,
  type AskedAction,
  detectActions,
  type FrameSignal,
} from '@vidimus/vision/browser';
import { type CheckEntry, failed, inconclusive, passed, reason } from '../../check.ts';
import { type FrameSize, frameRegion } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = {
  check: 'liveness/challenge',
  version: 3,
  reasons,
  knobs,
} as const satisfies CheckEntry;

export type Asked = readonly AskedAction[] | readonly LivenessAction[];
type Signals = readonly (FrameSignal & FrameSize)[];

const windowOf = (each: AskedAction | LivenessAction): AskedAction | null =>
  typeof each === 'string' ? null : each;

const answered = ({ seen, preceded_by }: ActionFinding): boolean => seen && preceded_by === null;

/** An action that was not made when it was asked for: never at all, after or in the time of another one, or too late. */
function codeOf(
  finding: ActionFinding,
  findings: readonly ActionFinding[],
  window: AskedAction | null,
  windows: readonly AskedAction[],
) {
  if (finding.seen) return 'liveness.challenge.wrong_order';
  const at = finding.elsewhere_ms;
  // A movement that answers one request is not another one's in the wrong place.
  const isAnswer = findings.some(({ action, at_ms }) => action === finding.action && at_ms === at);
  if (at === null || isAnswer) return 'liveness.challenge.missed';
  const late = window !== null && at > window.end_ms;
  const inAnother = windows.some((other) => other !== window && at >= other.start_ms && at <= other.end_ms);
  return late && !inAnother ? 'liveness.challenge.timeout' : 'liveness.challenge.wrong_order';
}

/** The frame from the middle of an action's window: what was seen instead. */
function shownFrame(signals: Signals, window: AskedAction | null): Signals[number] | null {
  if (signals.length === 0) return null;
  const last = signals.at(-1)!.tMs;
  const wanted = window ? Math.min((window.start_ms + window.end_ms) / 2, last) : last / 2;
  return signals.reduce((best, each) =>
    Math.abs(each.tMs - wanted) < Math.abs(best.tMs - wanted) ? each : best,
  );
}

/**
 * Value: how many of the asked actions were made, each first within its own time (or, without times, in the order asked);
 * threshold: all of them. A clip that answers no challenge proves nothing and is inconclusive.
 */
export function checkChallenge(signals: Signals, asked: Asked | null): CheckResult {
  if (asked === null || asked.length === 0) {
    return inconclusive(entry, { value: 0, threshold: 1, unit: 'actions asked' });
  }
  const findings = detectActions(signals, asked);
  const windows = asked.flatMap((each) => windowOf(each) ?? []);
  const seen = findings.filter(answered).length;
  const measured = { value: seen, threshold: asked.length, unit: 'actions' };
  if (seen === asked.length) return passed(entry, measured);
  const missing = findings.flatMap((finding, index): Reason[] => {
    if (answered(finding)) return [];
    const window = windowOf(asked[index]!);
    const frame = shownFrame(signals, window);
    return [
      reason(codeOf(finding, findings, window, windows), frame && frameRegion(frame), {
        action: finding.action,
      }),
    ];
  });
  return failed(entry, measured, ...missing);
}
