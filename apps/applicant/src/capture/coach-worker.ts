import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { type CameraFrame, DocumentCoach, frameSide } from '@vidimus/checks/browser';
import { CornerNet } from '@vidimus/vision/browser';
import { startWasm, tfjsNet } from '@vidimus/vision/browser-nets';
import type { CoachAnswer, CoachRequest } from './coach.ts';
import { createSampler } from './sample.ts';

/** The corner net in its browser form, as `npm run models` writes it. */
const cornerNet = new URL('../../../../.models/document_corners.net', import.meta.url);

const sampleSmall = createSampler();
const sampleFull = createSampler();

async function createCoach(side: CoachRequest['side']): Promise<DocumentCoach> {
  const [response] = await Promise.all([fetch(cornerNet), startWasm({ simd, plain })]);
  if (!response.ok) throw new Error(`the corner net cannot be fetched: ${response.status}`);
  const net = tfjsNet(await response.arrayBuffer());
  // The first run compiles nothing but still takes several times as long as those that follow.
  await net.run(new Float32Array(3 * 192 * 320), [1, 3, 192, 320]);
  return new DocumentCoach(new CornerNet(net), side);
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

const answer = (message: CoachAnswer): void => postMessage(message);

let coach: Promise<DocumentCoach> | null = null;

addEventListener('message', async ({ data }: MessageEvent<CoachRequest>) => {
  try {
    coach ??= createCoach(data.side);
    const ready = await coach;
    if (data.bitmap === null) return answer({ kind: 'ready' });
    const started = performance.now();
    const finding = await ready.look(cameraFrame(data.bitmap), data.atMs);
    data.bitmap.close();
    answer({ kind: 'finding', finding, ms: performance.now() - started });
  } catch (error) {
    answer({ kind: 'failed', message: String(error) });
  }
});
