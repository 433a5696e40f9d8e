import type { CameraSwitch } from '@vidimus/contracts';
import { type ClipFrame, decodePicture, type FrameReading, repeatedShare } from '@vidimus/vision';
import type { CameraTrace, PictureSize, SwitchTrace } from './trace.ts';

/** What a clip's page says of its camera, and what was asked of it. */
export interface CameraReport {
  readonly label: string;
  readonly switch: CameraSwitch | null;
  /** What the page says became of the request: `applied`, `refused`, or nothing. */
  readonly answer: string | null;
}

/** The frames that answer the challenge: before the camera was asked for another size. */
export function answerIn(clip: readonly ClipFrame[], camera: CameraReport | null): readonly ClipFrame[] {
  const until = camera?.switch?.at_ms ?? Number.POSITIVE_INFINITY;
  return clip.filter(({ tMs }) => tMs < until);
}

async function sizeOf({ bytes, tMs }: ClipFrame): Promise<PictureSize> {
  const { sourceWidth, sourceHeight } = await decodePicture(bytes, {
    where: `frame at ${tMs} ms`,
    maxSide: 64,
  });
  return { width: sourceWidth, height: sourceHeight };
}

async function switchTrace(
  clip: readonly ClipFrame[],
  { at_ms, width, height }: CameraSwitch,
  answer: string | null,
): Promise<SwitchTrace | null> {
  const before = clip.findLast(({ tMs }) => tMs < at_ms);
  const after = clip.findLast(({ tMs }) => tMs >= at_ms);
  if (!before) return null;
  return {
    wanted: { width, height },
    answer,
    before: await sizeOf(before),
    after: after ? await sizeOf(after) : null,
  };
}

/** What tells a camera from software in its place. @throws VidimusError `picture.*` for a frame that cannot be decoded */
export async function cameraTrace(
  clip: readonly ClipFrame[],
  readings: readonly FrameReading[],
  camera: CameraReport,
): Promise<CameraTrace> {
  const shares = readings.flatMap(({ unchanged }) => unchanged ?? []).sort((a, b) => a - b);
  return {
    label: camera.label,
    times: readings.map(({ tMs }) => tMs),
    repeated: repeatedShare(answerIn(clip, camera)),
    unchanged: shares[shares.length >> 1] ?? null,
    switched: camera.switch && (await switchTrace(clip, camera.switch, camera.answer)),
  };
}
