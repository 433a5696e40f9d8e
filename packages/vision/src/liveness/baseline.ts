import type { FacePose } from '../face/pose.ts';
import type { FrameSignal } from './frames.ts';

/** One frame with a face, angles smoothed over three frames. */
export interface Sample {
  tMs: number;
  yaw: number;
  pitch: number;
  left: number;
  right: number;
  mouth: number;
}

/** What the person looks like at rest; every action is measured against it. */
export interface Baseline {
  yaw: number;
  pitch: number;
  left: number;
  right: number;
  mouth: number;
}

/** Neutral time assumed where the challenge names none, ms. */
export const DEFAULT_NEUTRAL_MS = 1000;
/** A head that moves more than this (quartile distance, degrees) in the neutral time gives no neutral pose. */
const RESTLESS_DEGREES = 6;
/** A neutral pose farther than this from the camera's axis is no neutral pose, degrees. */
const FARTHEST_NEUTRAL_DEGREES = 15;
/** Open eyes are at least this share of the clip's widely open ones, should the clip begin with a squint. */
const LEAST_OPEN_SHARE = 0.75;

/** Frames with a face, in time order. Single-frame jumps of the pose are noise and fall to a median of three. */
export function samplesOf(signals: readonly FrameSignal[]): Sample[] {
  const seen = signals.flatMap(({ tMs, face }) => (face ? [{ tMs, face }] : []));
  const smooth = (of: (pose: FacePose) => number, i: number): number => {
    const [own, before, after] = [seen[i]!, seen[i - 1], seen[i + 1]].map(
      (each) => each && of(each.face.pose),
    );
    if (before === undefined || after === undefined) return (own! + (before ?? after ?? own!)) / 2;
    return Math.max(Math.min(own!, before), Math.min(Math.max(own!, before), after));
  };
  return seen.map(({ tMs, face }, i) => ({
    tMs,
    yaw: smooth(({ yaw }) => yaw, i),
    pitch: smooth(({ pitch }) => pitch, i),
    left: face.eyes.left,
    right: face.eyes.right,
    mouth: face.mouth,
  }));
}

/** The person at rest, out of the samples before `neutralEndMs`. */
export function baselineOf(samples: readonly Sample[], neutralEndMs: number): Baseline {
  const first = samples[0]?.tMs ?? 0;
  const neutral = samples.filter(({ tMs }) => tMs - first <= neutralEndMs);
  const of = (pick: (sample: Sample) => number, from: readonly Sample[], q: number) =>
    quantile(from.map(pick), q);
  const angle = (pick: (sample: Sample) => number) => {
    const spread = of(pick, neutral, 0.75) - of(pick, neutral, 0.25);
    const middle = of(pick, neutral, 0.5);
    return spread > RESTLESS_DEGREES || Math.abs(middle) > FARTHEST_NEUTRAL_DEGREES ? 0 : middle;
  };
  // An upper quartile: a blink within the neutral time must not pull the open eye down.
  const eye = (pick: (sample: Sample) => number) =>
    Math.max(of(pick, neutral, 0.75), LEAST_OPEN_SHARE * of(pick, samples, 0.75), 1e-3);
  return {
    yaw: angle(({ yaw }) => yaw),
    pitch: angle(({ pitch }) => pitch),
    left: eye(({ left }) => left),
    right: eye(({ right }) => right),
    mouth: of(({ mouth }) => mouth, neutral, 0.5),
  };
}

/** Linear interpolation between order statistics; 0 for nothing. */
function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const share = at - low;
  return sorted[low]! * (1 - share) + sorted[Math.ceil(at)]! * share;
}

/** A stretch of consecutive samples that satisfy a condition; `to` is exclusive. */
export interface Run {
  from: number;
  to: number;
}

export function runsWhere(samples: readonly Sample[], holds: (sample: Sample) => boolean): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < samples.length; i++) {
    if (!holds(samples[i]!)) continue;
    const from = i;
    while (i + 1 < samples.length && holds(samples[i + 1]!)) i++;
    runs.push({ from, to: i + 1 });
  }
  return runs;
}

/** How long a run lasted: to the first sample after it, or to its own last one at the end of the clip. */
export function durationMs(samples: readonly Sample[], { from, to }: Run): number {
  return samples[Math.min(to, samples.length - 1)]!.tMs - samples[from]!.tMs;
}
