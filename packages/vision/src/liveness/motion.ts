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
/** What a face at rest varies by between two recordings of one scene, so that channels can be added. */
const NOISE = { yaw: 1, pitch: 1, mouth: 0.03, eyes: 0.04 } as const;
/** Two clips are compared at every shift at which they share this much, of the shorter one. */
const LEAST_SHARED = 0.6;
/** And no less than this: one movement alone looks much like another one of its kind, ms. */
const LEAST_SHARED_MS = 6000;
/** A stretch whose mean square, in noise, is less than this moves too little to be told from another one. */
const LEAST_ENERGY = 4;

/** The motion of a clip, ten values a second. A frame without a face repeats the last one; no face at all gives null. */
export function motionOf(signals: readonly FrameSignal[]): Motion | null {
  const seen = signals.flatMap(({ tMs, face }) => (face ? [{ tMs, face }] : []));
  const first = seen[0];
  if (!first) return null;
  const motion: Motion = { step_ms: STEP_MS, yaw: [], pitch: [], mouth: [], eyes: [] };
  let at = 0;
  for (let t = first.tMs; t <= seen.at(-1)!.tMs; t += STEP_MS) {
    while (at + 1 < seen.length && seen[at + 1]!.tMs <= t) at++;
    const { pose, mouth, eyes } = seen[at]!.face;
    motion.yaw.push(pose.yaw);
    motion.pitch.push(pose.pitch);
    motion.mouth.push(mouth);
    motion.eyes.push((eyes.left + eyes.right) / 2);
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
  let best = 0;
  for (let shift = least - b.yaw.length; shift <= a.yaw.length - least; shift++)
    best = Math.max(best, correlation(a, b, shift));
  return best;
}

/** Of `a` with `b` begun `shift` steps later. */
function correlation(a: Motion, b: Motion, shift: number): number {
  const from = Math.max(0, shift);
  const to = Math.min(a.yaw.length, b.yaw.length + shift);
  let [product, own, other] = [0, 0, 0];
  for (const channel of channels) {
    const scale = 1 / NOISE[channel] ** 2;
    const [x, y] = [a[channel], b[channel]];
    for (let i = from; i < to; i++) {
      product += x[i]! * y[i - shift]! * scale;
      own += x[i]! ** 2 * scale;
      other += y[i - shift]! ** 2 * scale;
    }
  }
  const length = to - from;
  if (Math.min(own, other) / length < LEAST_ENERGY) return 0;
  return product / Math.sqrt(own * other);
}
