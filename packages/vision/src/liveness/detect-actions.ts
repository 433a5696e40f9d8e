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
  /** What was measured: of the action when seen, else the nearest thing to it inside the window. */
  values: Record<string, number>;
}

/** Shortest neutral time that a challenge's own start is trusted for, ms. */
const MIN_NEUTRAL_MS = 300;

/**
 * Looks for asked actions. With windows, each must peak inside its own; without, they must come in the order asked.
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
      return { action, seen: true, at_ms: found.at_ms, elsewhere_ms: null, values: found.values };
    }
    const inside = samples.filter(({ tMs }) => tMs >= from && tMs <= end_ms);
    return {
      action,
      seen: false,
      at_ms: null,
      elsewhere_ms: same[0]?.at_ms ?? null,
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
