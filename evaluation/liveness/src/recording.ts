import {
  checkFaces,
  checkLiveness,
  type LivenessEvidence,
  type LivenessTask,
  livenessEvidence,
} from '@vidimus/checks';
import type { ReasonCode } from '@vidimus/contracts';
import { type ClipFrame, type FaceReader, motionOf, readFrames } from '@vidimus/vision';

/** A clip as far as liveness looks at it; read once, it can answer any number of challenges. */
export type Recording = LivenessEvidence;

export async function recordingOf(frames: readonly ClipFrame[], face: FaceReader): Promise<Recording> {
  const { signals, ...rest } = await livenessEvidence(await readFrames(frames, face), { face });
  // The readings keep pictures, which nothing needs any more.
  const bare = signals.map(({ index, tMs, width, height, faces, face: seen }) => ({
    index,
    tMs,
    width,
    height,
    faces,
    face: seen,
  }));
  return { ...rest, signals: bare };
}

/** Shows a recording again and again until `lengthMs`, from `fromMs` of it on: a still one, or a loop. */
export function repeated(recording: Recording, lengthMs: number, fromMs = 0): Recording {
  const { signals } = recording;
  const first = signals[0]!.tMs;
  const step = (signals.at(-1)!.tMs - first) / Math.max(1, signals.length - 1);
  const period = signals.at(-1)!.tMs - first + step;
  const rounds = Math.ceil((lengthMs + fromMs) / period);
  const long = Array.from({ length: rounds }, (_, round) =>
    signals.map((signal) => ({ ...signal, tMs: Math.round(signal.tMs - first + round * period - fromMs) })),
  )
    .flat()
    .filter(({ tMs }) => tMs >= 0 && tMs <= lengthMs)
    .map((signal, index) => ({ ...signal, index }));
  return { ...recording, signals: long, motion: motionOf(long) };
}

/** A recording that begins later, after so much of its own rest. */
export function delayed(recording: Recording, byMs: number): Recording {
  const restMs = 1000;
  const rest = repeated(
    { ...recording, signals: recording.signals.filter(({ tMs }) => tMs < restMs) },
    byMs - 50,
  );
  const after = recording.signals.map((signal) => ({ ...signal, tMs: signal.tMs + byMs }));
  const signals = [...rest.signals, ...after].map((signal, index) => ({ ...signal, index }));
  return { ...recording, signals, motion: motionOf(signals) };
}

/** The first recording up to a moment, and the second from there on. */
export function spliced(first: Recording, second: Recording, atMs: number): Recording {
  const before = first.signals.filter(({ tMs }) => tMs < atMs);
  const after = second.signals.filter(({ tMs }) => tMs >= atMs);
  const signals = [...before, ...after].map((signal, index) => ({ ...signal, index }));
  const isBefore = ({ index }: { index: number }) => first.signals[index]!.tMs < atMs;
  const isAfter = ({ index }: { index: number }) => second.signals[index]!.tMs >= atMs;
  const moments = [...first.moments.filter(isBefore), ...second.moments.filter(isAfter)];
  return { ...first, signals, moments, motion: motionOf(signals) };
}

/** The reasons that a recording gives as an answer to a challenge; none when it passes. */
export function judge(recording: Recording, task: LivenessTask): ReasonCode[] {
  const { found, usable } = checkFaces(recording.signals);
  const results = usable ? [...found, ...checkLiveness(recording, task)] : found;
  return results.flatMap(({ reasons }) => reasons.map(({ code }) => code));
}
