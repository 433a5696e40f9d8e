import type { FrameSignal } from './frames.ts';

/** How a face moved in a clip, small enough to keep when the clip is gone. It shows nobody. */
export interface Motion {
  /** Milliseconds between two values; the first is of the first frame. */
  step_ms: number;
  /** Degrees from the clip's median pose. */
  yaw: number[];
  pitch: number[];
  /** Openings from the clip's median, of the mouth and of both eyes. */
  mouth: number[];
  eyes: number[];
}

const STEP_MS = 100;
const channels = ['yaw', 'pitch', 'mouth', 'eyes'] as const;
/**
 * What makes a movement of each channel. Beyond it a channel grows no more: a wide turn must not outweigh a blink, and
 * when something moved tells recordings apart better than how far.
 */
const MOVEMENT = { yaw: 8, pitch: 5, mouth: 0.12, eyes: 0.1 } as const;
/** Two clips are compared at every shift at which they share this much, of the shorter one. */
const LEAST_SHARED = 0.75;
/** And no less than this: one movement alone looks much like another one of its kind, ms. */
const LEAST_SHARED_MS = 6000;
/** A stretch whose mean square is less than this, in movements, holds too little to be told from another one. */
const LEAST_ENERGY = 0.01;

/** The motion of a clip, ten values a second. A frame without a face repeats the last one; no face at all gives null. */
export function motionOf(signals: readonly FrameSignal[]): Motion | null {
  const seen = signals.flatMap(({ tMs, face }) => (face ? [{ tMs, face }] : []));
  const first = seen[0];
  if (!first) return null;
  const motion: Motion = { step_ms: STEP_MS, yaw: [], pitch: [], mouth: [], eyes: [] };
  let at = 0;
  for (let t = first.tMs; t <= seen.at(-1)!.tMs; t += STEP_MS) {
    while (at + 2 < seen.length && seen[at + 1]!.tMs <= t) at++;
    const [from, to] = [seen[at]!, seen[Math.min(at + 1, seen.length - 1)]!];
    const share = Math.min(1, (t - from.tMs) / Math.max(1, to.tMs - from.tMs));
    const between = (of: (face: NonNullable<FrameSignal['face']>) => number): number =>
      of(from.face) + share * (of(to.face) - of(from.face));
    motion.yaw.push(between(({ pose }) => pose.yaw));
    motion.pitch.push(between(({ pose }) => pose.pitch));
    motion.mouth.push(between(({ mouth }) => mouth));
    motion.eyes.push(between(({ eyes }) => (eyes.left + eyes.right) / 2));
  }
  for (const channel of channels) {
    const values = motion[channel];
    const median = [...values].sort((a, b) => a - b)[values.length >> 1]!;
    motion[channel] = values.map((value) => Math.round((value - median) * 1000) / 1000);
  }
  return motion;
}

/**
 * How alike two motions are at the shift at which they agree best: 1 for one recording shown twice, about 0 for two
 * that share nothing (the normalised correlation of all channels over what both show). Nobody moves the same way twice
 * to the tenth of a second: challenges that happen to ask the same in the same order stay well below a replay.
 */
export function likeness(a: Motion, b: Motion): number {
  const shorter = Math.min(a.yaw.length, b.yaw.length);
  const least = Math.max(LEAST_SHARED_MS / STEP_MS, Math.round(LEAST_SHARED * shorter));
  const [x, y] = [movements(a), movements(b)];
  let best = 0;
  for (let shift = least - b.yaw.length; shift <= a.yaw.length - least; shift++)
    best = Math.max(best, correlation(x, y, shift));
  return best;
}

/** Each channel in movements, between −1 and 1; the noise of a face at rest falls to next to nothing. */
const movements = (motion: Motion): Float64Array[] =>
  channels.map((channel) =>
    Float64Array.from(motion[channel], (value) => {
      const moved = value / MOVEMENT[channel];
      return (moved * Math.abs(moved)) / (1 + moved ** 2);
    }),
  );

/** Of `a` with `b` begun `shift` steps later. */
function correlation(a: readonly Float64Array[], b: readonly Float64Array[], shift: number): number {
  const from = Math.max(0, shift);
  const to = Math.min(a[0]!.length, b[0]!.length + shift);
  let [product, own, other] = [0, 0, 0];
  for (const [channel, x] of a.entries()) {
    const y = b[channel]!;
    for (let i = from; i < to; i++) {
      product += x[i]! * y[i - shift]!;
      own += x[i]! ** 2;
      other += y[i - shift]! ** 2;
    }
  }
  if (Math.min(own, other) / (to - from) < LEAST_ENERGY) return 0;
  return product / Math.sqrt(own * other);
}
