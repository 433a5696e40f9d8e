import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import {
  type CameraFrame,
  DocumentCoach,
  FaceCoach,
  faceFrameSide,
  frameSide,
} from '@vidimus/checks/browser';
import type { Point, Quad } from '@vidimus/contracts';
import { CornerNet, FaceDetector, SURE_OUTLINE } from '@vidimus/vision/browser';
import { startWasm, tfjsNet } from '@vidimus/vision/browser-nets';
import type { CoachAnswer, CoachRequest, StillFinding } from './coach.ts';
import { createSampler } from './sample.ts';

/** The nets in their browser form, as `npm run models` writes them. */
const cornerNet = new URL('../../../../.models/document_corners.net', import.meta.url);
const faceNet = new URL('../../../../.models/face_detection.net', import.meta.url);

/** Longer side of the copy that a photo's outline is looked for in, px: as large as the finder's own middle copy. */
const stillSide = 1000;

const sampleSmall = createSampler();
const sampleFull = createSampler();

async function loadNet(address: URL) {
  const [response] = await Promise.all([fetch(address), startWasm({ simd, plain })]);
  if (!response.ok) throw new Error(`a net cannot be fetched: ${response.status}`);
  return tfjsNet(await response.arrayBuffer());
}

async function createCoach(side: 'front' | 'back'): Promise<DocumentCoach> {
  const net = await loadNet(cornerNet);
  // The first run compiles nothing but still takes several times as long as those that follow.
  await net.run(new Float32Array(3 * 192 * 320), [1, 3, 192, 320]);
  return new DocumentCoach(new CornerNet(net), side);
}

async function createFaceCoach(): Promise<FaceCoach> {
  const net = await loadNet(faceNet);
  await net.run(new Float32Array(3 * 256 * 256), [1, 3, 256, 256]);
  return new FaceCoach(new FaceDetector(net));
}

function cameraFrame(bitmap: ImageBitmap): CameraFrame {
  const { width, height } = bitmap;
  return {
    width,
    height,
    frame: sampleSmall(bitmap, { x: 0, y: 0, width, height }, frameSide),
    cut: (part) => sampleFull(bitmap, part),
  };
}

async function lookAtStill(picture: Blob): Promise<StillFinding> {
  const net = new CornerNet(await loadNet(cornerNet));
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  const { width, height } = bitmap;
  const copy = sampleSmall(bitmap, { x: 0, y: 0, width, height }, stillSide);
  bitmap.close();
  const found = await net.find(copy);
  const share = ([x, y]: Point): Point => [x / copy.width, y / copy.height];
  return {
    outline: found && (found.quad.map(share) as unknown as Quad),
    sure: found !== null && found.confidence > SURE_OUTLINE,
    picture: { width, height },
  };
}

let coach: Promise<DocumentCoach> | null = null;
let faceCoach: Promise<FaceCoach> | null = null;

type RequestOf<Look> = Extract<CoachRequest, { look: Look }>;

async function watchDocument({ side, bitmap, atMs }: RequestOf<'document'>): Promise<CoachAnswer> {
  coach ??= createCoach(side);
  const ready = await coach;
  if (bitmap === null) return { kind: 'ready' };
  const started = performance.now();
  const finding = await ready.look(cameraFrame(bitmap), atMs);
  bitmap.close();
  return { kind: 'finding', finding, ms: performance.now() - started };
}

async function watchFace({ oval, bitmap }: RequestOf<'face'>): Promise<CoachAnswer> {
  faceCoach ??= createFaceCoach();
  const ready = await faceCoach;
  if (bitmap === null) return { kind: 'ready' };
  const { width, height } = bitmap;
  const frame = sampleSmall(bitmap, { x: 0, y: 0, width, height }, faceFrameSide);
  bitmap.close();
  return { kind: 'face', finding: await ready.look({ frame, width, height, oval }) };
}

async function answerTo(request: CoachRequest): Promise<CoachAnswer> {
  switch (request.look) {
    case 'document':
      return watchDocument(request);
    case 'face':
      return watchFace(request);
    case 'still':
      return { kind: 'still', finding: await lookAtStill(request.picture) };
  }
}

addEventListener('message', async ({ data }: MessageEvent<CoachRequest>) => {
  try {
    postMessage(await answerTo(data));
  } catch (error) {
    postMessage({ kind: 'failed', message: String(error) } satisfies CoachAnswer);
  }
});
