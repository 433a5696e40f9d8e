import type { FaceFinding, LiveFinding } from '@vidimus/checks/browser';
import type { DocumentSide, Quad } from '@vidimus/contracts';
import type { Size } from './guide-shape.ts';
import { ovalIn } from './oval.ts';

/** To the worker. A video's look without a picture loads what is needed, and the worker says when it is ready. */
export type CoachRequest =
  | ({ readonly look: 'document'; readonly side: DocumentSide } & VideoPicture)
  /** `oval`: the part of the video in its middle that the person sees as the oval, px of the video. */
  | ({ readonly look: 'face'; readonly oval: Size } & VideoPicture)
  | { readonly look: 'still'; readonly picture: Blob };

interface VideoPicture {
  readonly bitmap: ImageBitmap | null;
  /** When the picture was taken, milliseconds on the page's clock. */
  readonly atMs: number;
}

/** Where the document lies in a photo that was taken. */
export interface StillFinding {
  /** Corners as shares of the picture's width and height, clockwise; null where none were found. */
  readonly outline: Quad | null;
  /** Whether the finder is sure of it, by the measure that the server's has. */
  readonly sure: boolean;
  /** The picture's own size, upright, px. */
  readonly picture: Size;
}

export type CoachAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'finding'; readonly finding: LiveFinding; readonly ms: number }
  | { readonly kind: 'face'; readonly finding: FaceFinding }
  | { readonly kind: 'still'; readonly finding: StillFinding }
  /** It could not be loaded, or broke: the page works without it. */
  | { readonly kind: 'failed'; readonly message: string };

const startWorker = (): Worker =>
  new Worker(new URL('./coach-worker.ts', import.meta.url), { type: 'module' });

/** Least time between the beginnings of two looks, in milliseconds: the outline follows, and phones stay cool. */
const lookEveryMs = 100;

type Asked = (picture: VideoPicture) => CoachRequest;

/**
 * Looks at a playing video from a worker, one frame at a time, until it is stopped. Loads the net and its runtime
 * first; where that fails nothing is ever found.
 */
function watchVideo(
  video: HTMLVideoElement,
  asked: Asked,
  onAnswer: (answer: CoachAnswer, atMs: number) => void,
): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const worker = startWorker();
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    worker.terminate();
  };
  const ask = (bitmap: ImageBitmap | null, atMs: number) =>
    worker.postMessage(asked({ bitmap, atMs }), bitmap === null ? [] : [bitmap]);
  const look = async () => {
    const atMs = performance.now();
    if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
      return lookLater(atMs);
    const bitmap = await createImageBitmap(video).catch(() => null);
    if (stopped) return bitmap?.close();
    if (bitmap === null) return lookLater(atMs);
    sentAtMs = atMs;
    ask(bitmap, atMs);
  };
  const lookLater = (lastMs: number) => {
    timer = setTimeout(look, Math.max(0, lastMs + lookEveryMs - performance.now()));
  };
  let sentAtMs = 0;
  worker.onmessage = ({ data }: MessageEvent<CoachAnswer>) => {
    if (stopped) return;
    if (data.kind === 'failed') return stop();
    onAnswer(data, sentAtMs);
    lookLater(sentAtMs);
  };
  worker.onerror = stop;
  ask(null, 0);
  return stop;
}

/** Watches for one side of a document; see {@link watchVideo}. */
export const coachVideo = (
  video: HTMLVideoElement,
  side: DocumentSide,
  onFinding: (finding: LiveFinding, atMs: number) => void,
): (() => void) =>
  watchVideo(
    video,
    (picture) => ({ look: 'document', side, ...picture }),
    (answer, atMs) => answer.kind === 'finding' && onFinding(answer.finding, atMs),
  );

/** Watches for a face in the oval; see {@link watchVideo}. */
export const coachFace = (
  video: HTMLVideoElement,
  onFinding: (finding: FaceFinding, atMs: number) => void,
): (() => void) =>
  watchVideo(
    video,
    (picture) => ({ look: 'face', oval: ovalOf(video), ...picture }),
    (answer, atMs) => answer.kind === 'face' && onFinding(answer.finding, atMs),
  );

const ovalOf = ({ clientWidth, clientHeight, videoWidth, videoHeight }: HTMLVideoElement): Size =>
  ovalIn({ width: clientWidth, height: clientHeight }, { width: videoWidth, height: videoHeight });

/** Looks at one photo from a worker; where that cannot run nothing is ever found. Returns what ends it. */
export function lookAtStill(picture: Blob, onFinding: (finding: StillFinding) => void): () => void {
  const worker = startWorker();
  worker.onmessage = ({ data }: MessageEvent<CoachAnswer>) => {
    worker.terminate();
    if (data.kind === 'still') onFinding(data.finding);
  };
  worker.onerror = () => worker.terminate();
  worker.postMessage({ look: 'still', picture } satisfies CoachRequest);
  return () => worker.terminate();
}
