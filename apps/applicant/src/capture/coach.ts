import type { LiveFinding } from '@vidimus/checks/browser';
import type { DocumentSide } from '@vidimus/contracts';

/** To the worker. Without a picture it loads what it needs and says when it is ready. */
export interface CoachRequest {
  readonly side: DocumentSide;
  readonly bitmap: ImageBitmap | null;
  /** When the picture was taken, milliseconds on the page's clock. */
  readonly atMs: number;
}

export type CoachAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'finding'; readonly finding: LiveFinding; readonly ms: number }
  /** It could not be loaded, or broke: the shutter works without it. */
  | { readonly kind: 'failed'; readonly message: string };

/** Least time between the beginnings of two looks, in milliseconds: the outline follows, and phones stay cool. */
const lookEveryMs = 100;

/**
 * Looks at a playing video from a worker, one frame at a time, until it is stopped. Loads the net and its runtime
 * first; where that fails nothing is ever found.
 */
export function coachVideo(
  video: HTMLVideoElement,
  side: DocumentSide,
  onFinding: (finding: LiveFinding, atMs: number) => void,
): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const worker = new Worker(new URL('./coach-worker.ts', import.meta.url), { type: 'module' });
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    worker.terminate();
  };
  const look = async () => {
    const atMs = performance.now();
    if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
      return lookLater(atMs);
    const bitmap = await createImageBitmap(video).catch(() => null);
    if (stopped) return bitmap?.close();
    if (bitmap === null) return lookLater(atMs);
    sentAtMs = atMs;
    worker.postMessage({ side, bitmap, atMs } satisfies CoachRequest, [bitmap]);
  };
  const lookLater = (lastMs: number) => {
    timer = setTimeout(look, Math.max(0, lastMs + lookEveryMs - performance.now()));
  };
  let sentAtMs = 0;
  worker.onmessage = ({ data }: MessageEvent<CoachAnswer>) => {
    if (stopped) return;
    if (data.kind === 'failed') return stop();
    if (data.kind === 'finding') onFinding(data.finding, sentAtMs);
    lookLater(sentAtMs);
  };
  worker.onerror = stop;
  worker.postMessage({ side, bitmap: null, atMs: 0 } satisfies CoachRequest);
  return stop;
}
