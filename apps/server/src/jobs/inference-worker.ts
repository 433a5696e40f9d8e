import { type Engine, verifySubmission } from '@vidimus/checks';
import { VidimusError } from '@vidimus/contracts';
import {
  type AnswerSpan,
  DocumentReader,
  decodePicture,
  encodeJpeg,
  FaceReader,
  type ClipHeader as FrameHeader,
  requireAnswer,
  unpackClip,
} from '@vidimus/vision';
import { workerData } from 'piscina';
import type { ClipHeader, Submission, Verified } from './inference.ts';
import type { Answer } from './inference-pool.ts';

const { faceModel } = workerData as { faceModel?: string };

// Runs in a worker thread. The models load once, when the thread starts.
const engine: Promise<Engine> = Promise.all([
  DocumentReader.load(),
  FaceReader.load({ plugged: faceModel }),
]).then(([document, face]) => ({
  document,
  face,
}));
// A failure to load is told by the first task that needs the models, not by an unhandled rejection.
engine.catch(() => {});

/** Side of the pictures that are shown back to the person, in pixels. */
const evidenceSide = 1600;
const evidenceQuality = 82;
/** Longest side of a clip's frames, in pixels; the page sends 640. */
const longestFrameSide = 4096;

interface ClipProbe {
  bytes: Uint8Array;
  where: string;
  span: AnswerSpan;
}

async function answered<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof VidimusError)) throw error;
    return { ok: false, code: error.code, message: error.message, where: error.where };
  }
}

const cameraReport = (header: FrameHeader, asked: Submission['camera_switch']) => ({
  label: header.device_label ?? '',
  switch: asked,
  answer: header.camera_switch ?? null,
});

export function verify(submission: Submission): Promise<Answer<Verified>> {
  return answered(async () => {
    const { clip, today, policy, camera_switch, ...rest } = submission;
    const unpacked = clip === null ? null : unpackClip(clip);
    const camera =
      unpacked && policy.liveness.camera_signs ? cameraReport(unpacked.header, camera_switch) : null;
    const input = { ...rest, clip: unpacked?.frames ?? null, camera };
    const found = await verifySubmission(input, await engine, { today, policy });
    const { checks, models, motion, identity, face } = found;
    return { checks, models, motion, identity, face };
  });
}

export function probePicture(task: { bytes: Uint8Array; where: string }): Promise<Answer<void>> {
  return answered(async () => {
    await decodePicture(task.bytes, { where: task.where, maxSide: 64 });
  });
}

export function probeClip(task: ClipProbe): Promise<Answer<ClipHeader>> {
  return answered(async () => {
    const { header, frames } = unpackClip(task.bytes);
    requireAnswer(
      frames.map(({ tMs }) => tMs),
      task.span,
    );
    for (const [index, { bytes }] of frames.entries())
      await probeFrame(bytes, `${task.where}/frames/${index}`);
    return { nonce: header.nonce ?? null, frames: frames.length, lastMs: frames.at(-1)!.tMs };
  });
}

async function probeFrame(bytes: Uint8Array, where: string): Promise<void> {
  const { sourceWidth, sourceHeight } = await decodePicture(bytes, { where, maxSide: 64 });
  if (Math.max(sourceWidth, sourceHeight) <= longestFrameSide) return;
  throw new VidimusError(
    'picture.too_large',
    `${where}: ${sourceWidth} × ${sourceHeight} px, a frame has at most ${longestFrameSide} px on a side`,
    { where },
  );
}

export function evidenceJpeg(task: { bytes: Uint8Array; frame: number | null }): Promise<Answer<Uint8Array>> {
  return answered(async () => {
    const bytes = task.frame === null ? task.bytes : frameOf(task.bytes, task.frame);
    const picture = await decodePicture(bytes, { where: 'evidence', maxSide: evidenceSide });
    return encodeJpeg(picture, evidenceQuality);
  });
}

function frameOf(clip: Uint8Array, index: number): Uint8Array {
  const { frames } = unpackClip(clip);
  const frame = frames[index];
  if (!frame)
    throw new VidimusError('evidence.missing', `the clip has no frame ${index}`, { where: 'frame' });
  return frame.bytes;
}
