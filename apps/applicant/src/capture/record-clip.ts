import type { ClipFrame } from '@vidimus/vision/browser';
import {
  type Cue,
  cueAt,
  denseEnough,
  frameDue,
  recordingMs,
  sameCue,
  type Timing,
} from './challenge-timing.ts';
import { jpegOf } from './still.ts';

/** Quality of the recording's pictures at first; falls when they turn out large, so that a slow network can carry it. */
const firstQuality = 0.8;
const leastQuality = 0.6;
/** Bytes a picture should take at most, on average: 240 pictures then stay under 10 MB. */
const pictureBytes = 40_000;
/** Longest side of a recorded picture, in pixels. */
const longestSide = 640;

/** What became of the request for another picture size. */
type SwitchAnswer = 'applied' | 'refused';

/** Why a recording was not finished. */
export type ClipTrouble = 'left' | 'slow';

export type Recorded =
  | { readonly ok: true; readonly frames: ClipFrame[]; readonly cameraSwitch: SwitchAnswer | null }
  | { readonly ok: false; readonly trouble: ClipTrouble };

/** Calls back at every new camera picture, with the time in milliseconds; by the screen's rhythm in older browsers. */
function onEachPicture(video: HTMLVideoElement, look: (nowMs: number) => void): () => void {
  let stopped = false;
  if (typeof video.requestVideoFrameCallback === 'function') {
    const next = (nowMs: number) => {
      if (stopped) return;
      look(nowMs);
      video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  } else {
    const next = (nowMs: number) => {
      if (stopped) return;
      look(nowMs);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  }
  return () => {
    stopped = true;
  };
}

/** Draws pictures and encodes them one by one; the quality follows their size. */
function createEncoder(video: HTMLVideoElement) {
  const canvas = document.createElement('canvas');
  const fit = () => {
    const scale = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight));
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  };
  const context = canvas.getContext('2d');
  let quality = firstQuality;
  const encode = async (tMs: number): Promise<ClipFrame> => {
    fit();
    context?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const blob = await jpegOf(canvas, quality);
    if (blob.size > pictureBytes) quality = Math.max(leastQuality, quality - 0.05);
    return { tMs, bytes: new Uint8Array(await blob.arrayBuffer()) };
  };
  return encode;
}

/** Asks the camera for another picture size, once; a browser or a camera may refuse. */
function createSwitch(video: HTMLVideoElement, { camera_switch: asked }: Timing) {
  const track = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks()[0] : undefined;
  const before = track?.getSettings();
  let answer: SwitchAnswer | null = null;
  let begun = false;
  return {
    answer: () => answer,
    at(tMs: number): void {
      if (asked === null || begun || tMs < asked.at_ms) return;
      begun = true;
      if (typeof track?.applyConstraints !== 'function') {
        answer = 'refused';
        return;
      }
      // Exact: what cannot be had is refused, where a mere wish would be granted without effect.
      const size = { width: { exact: asked.width }, height: { exact: asked.height } };
      track.applyConstraints(size).then(
        () => {
          answer = 'applied';
        },
        () => {
          answer = 'refused';
        },
      );
    },
    /** The next recording begins as this one did. */
    undo(): void {
      const { width, height } = before ?? {};
      if (answer !== 'applied' || width === undefined || height === undefined) return;
      track?.applyConstraints({ width, height }).catch(() => undefined);
    },
  };
}

/**
 * Records one challenge. Times count from the first captured picture, as in the challenge.
 * A picture that is still being encoded when the next is due makes that next one wait: slow devices record fewer.
 */
export function recordClip(
  video: HTMLVideoElement,
  timing: Timing,
  onCue: (cue: Cue) => void,
): { readonly recorded: Promise<Recorded>; readonly stop: () => void } {
  const encode = createEncoder(video);
  const camera = createSwitch(video, timing);
  const frames: ClipFrame[] = [];
  let finish: (recorded: Recorded) => void = () => undefined;
  const recorded = new Promise<Recorded>((resolve) => {
    finish = resolve;
  });
  let [firstMs, lastMs]: [number | null, number | null] = [null, null];
  let encoding = false;
  let cue: Cue | null = null;

  const look = (nowMs: number) => {
    firstMs ??= nowMs;
    const tMs = Math.round(nowMs - firstMs);
    const now = cueAt(timing, tMs);
    if (!sameCue(cue, now)) {
      cue = now;
      onCue(now);
    }
    if (now.cue === 'end') return end(null);
    camera.at(tMs);
    if (encoding || !frameDue(tMs, lastMs)) return;
    encoding = true;
    lastMs = tMs;
    encode(tMs).then(
      (frame) => {
        frames.push(frame);
        encoding = false;
      },
      () => end('slow'),
    );
  };
  const cancel = onEachPicture(video, look);
  const onHidden = () => document.hidden && end('left');
  function end(trouble: ClipTrouble | null) {
    cancel();
    camera.undo();
    document.removeEventListener('visibilitychange', onHidden);
    const slow = !denseEnough(frames.length, recordingMs(timing));
    const cause = trouble ?? (slow ? 'slow' : null);
    finish(
      cause === null ? { ok: true, frames, cameraSwitch: camera.answer() } : { ok: false, trouble: cause },
    );
  }
  document.addEventListener('visibilitychange', onHidden);
  return { recorded, stop: () => end('left') };
}
