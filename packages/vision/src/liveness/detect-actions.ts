import { type LivenessAction, livenessActions } from '@vidimus/contracts';
import { type ActionEvent, blinks, mouthOpenings, nods, shakes, turns } from './actions.ts';
import { type Baseline, baselineOf, DEFAULT_NEUTRAL_MS, type Sample, samplesOf } from './baseline.ts';
import type { FrameSignal } from './frames.ts';

/** One asked action with its window, milliseconds from the first frame. */
export interface AskedAction {
  action: LivenessAction;
  start_ms: number;
  end_ms: number;
}

export interface ActionFinding {
  action: LivenessAction;
  seen: boolean;
  /** When it was strongest; null when it was not seen. */
  at_ms: number | null;
  /** When the same action was seen outside its window or order; null when nowhere. */
  elsewhere_ms: number | null;
  /** Another movement that was made in its window before it; null when it came first. */
  preceded_by: LivenessAction | null;
  /** What was measured: of the action when seen, else the nearest thing to it inside the window. */
  values: Record<string, number>;
}

const opposite: Partial<Record<LivenessAction, LivenessAction>> = {
  turn_left: 'turn_right',
  turn_right: 'turn_left',
};
const overlap = (a: ActionEvent, b: ActionEvent): boolean => a.start_ms <= b.end_ms && b.start_ms <= a.end_ms;

/**
 * Another movement in an action's window, before it. Whoever makes every movement in every window answers any challenge
 * without seeing it; so the first one counts. People blink as they please, turn to the wrong side and correct it, and
 * shake their heads by turning to both sides. As blinks are free elsewhere, a window that asks for one bears nothing else.
 */
function precedent(found: ActionEvent, end_ms: number, inWindow: readonly ActionEvent[]): ActionEvent | null {
  const { action } = found;
  const until = action === 'blink' ? end_ms : found.at_ms;
  const others = inWindow.filter((event) => event.action !== action && event.action !== 'blink');
  const counts = (other: ActionEvent): boolean => {
    if (other.action === opposite[action]) return false;
    if (action === 'shake' && opposite[other.action] && overlap(other, found)) return false;
    if (opposite[action] && other.action === 'shake' && overlap(other, found)) return true;
    return other.at_ms <= until;
  };
  return others.find(counts) ?? null;
}

/** Shortest neutral time that a challenge's own start is trusted for, ms. */
const MIN_NEUTRAL_MS = 300;

/**
 * Looks for asked actions. With windows, each must peak inside its own, before other movements; without, they must come
 * in the order asked.
 * The time before the first window (or the first second) shows the person at rest.
 */
export function detectActions(
  signals: readonly FrameSignal[],
  asked: readonly AskedAction[] | readonly LivenessAction[],
): ActionFinding[] {
  const samples = samplesOf(signals);
  const windows = asked.map(
    (each): AskedAction =>
      typeof each === 'string' ? { action: each, start_ms: 0, end_ms: Number.POSITIVE_INFINITY } : each,
  );
  const ordered = asked.some((each) => typeof each === 'string');
  const base = baselineOf(samples, neutralEnd(ordered ? [] : windows));
  const events = eventsOf(samples, base);
  let notBefore = 0;
  return windows.map(({ action, start_ms, end_ms }) => {
    const from = Math.max(start_ms, notBefore);
    const same = events.filter((event) => event.action === action);
    const found = same.find(({ at_ms }) => at_ms >= from && at_ms <= end_ms);
    if (found) {
      if (ordered) notBefore = found.at_ms + 1;
      const inWindow = events.filter(({ at_ms }) => at_ms >= start_ms && at_ms <= end_ms);
      const first = ordered ? null : precedent(found, end_ms, inWindow);
      return {
        action,
        seen: true,
        at_ms: found.at_ms,
        elsewhere_ms: null,
        preceded_by: first?.action ?? null,
        values: found.values,
      };
    }
    const inside = samples.filter(({ tMs }) => tMs >= from && tMs <= end_ms);
    return {
      action,
      seen: false,
      at_ms: null,
      elsewhere_ms: same[0]?.at_ms ?? null,
      preceded_by: null,
      values: strongest(action, inside, base),
    };
  });
}

/** Every action that a clip shows anywhere, in time order. */
export function allActions(signals: readonly FrameSignal[]): ActionEvent[] {
  const samples = samplesOf(signals);
  return eventsOf(samples, baselineOf(samples, DEFAULT_NEUTRAL_MS));
}

function neutralEnd(windows: readonly AskedAction[]): number {
  const first = Math.min(...windows.map(({ start_ms }) => start_ms));
  return Number.isFinite(first) && first >= MIN_NEUTRAL_MS ? first : DEFAULT_NEUTRAL_MS;
}

function eventsOf(samples: readonly Sample[], base: Baseline): ActionEvent[] {
  const finders: Record<LivenessAction, () => ActionEvent[]> = {
    blink: () => blinks(samples, base),
    open_mouth: () => mouthOpenings(samples, base),
    turn_left: () => turns(samples, base, 1),
    turn_right: () => turns(samples, base, -1),
    nod: () => nods(samples, base),
    shake: () => shakes(samples, base),
  };
  return livenessActions.flatMap((action) => finders[action]()).sort((a, b) => a.at_ms - b.at_ms);
}

/** How near the person came to an action that was not seen. */
function strongest(
  action: LivenessAction,
  samples: readonly Sample[],
  base: Baseline,
): Record<string, number> {
  if (samples.length === 0) return {};
  const yaws = samples.map(({ yaw }) => yaw - base.yaw);
  switch (action) {
    case 'blink':
      return {
        opening: Math.min(...samples.map(({ left, right }) => (left / base.left + right / base.right) / 2)),
      };
    case 'open_mouth':
      return { opening: Math.max(...samples.map(({ mouth }) => mouth)) };
    case 'turn_left':
      return { yaw: Math.max(...yaws) };
    case 'turn_right':
      return { yaw: Math.min(...yaws) };
    case 'shake':
      return { left: Math.max(...yaws), right: -Math.min(...yaws) };
    case 'nod':
      return { pitch: Math.max(...samples.map(({ pitch }) => Math.abs(pitch - base.pitch))) };
  }
}
