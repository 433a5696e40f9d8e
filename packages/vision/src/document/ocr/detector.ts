import type { Point, Quad } from '@vidimus/contracts';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Picture } from '../../picture/picture.ts';
import { resize } from '../../picture/resize.ts';
import { type TextBox, textBoxes } from './text-map.ts';

/** ImageNet mean and deviation, in the blue-green-red order that PP-OCR was trained with. */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** The net halves its input five times. */
const STRIDE = 32;

/**
 * Finds lines of text (PP-OCRv4 detection, Differentiable Binarization). The picture is shrunk so that its longer
 * side is at most `maxSide` px; quads come back in pixels of `picture`.
 */
export async function detectText(
  session: InferenceSession,
  picture: Picture,
  maxSide: number,
): Promise<TextBox[]> {
  const shrink = Math.max(1, Math.max(picture.width, picture.height) / maxSide);
  const width = roundToStride(picture.width / shrink);
  const height = roundToStride(picture.height / shrink);
  const small = resize(picture, width, height);
  const input = new Tensor('float32', planes(small), [1, 3, height, width]);
  const output = await session.run({ [session.inputNames[0]!]: input });
  const map = output[session.outputNames[0]!]!;
  const boxes = textBoxes({ width, height, data: map.data as Float32Array });
  const sx = picture.width / width;
  const sy = picture.height / height;
  return boxes.map(({ quad, score }) => ({
    quad: quad.map(([x, y]): Point => [x * sx, y * sy]) as unknown as Quad,
    score,
  }));
}

function roundToStride(side: number): number {
  return Math.max(STRIDE, Math.round(side / STRIDE) * STRIDE);
}

function planes(picture: Picture): Float32Array {
  const pixels = picture.width * picture.height;
  const out = new Float32Array(pixels * 3);
  for (let c = 0; c < 3; c++) {
    const source = 2 - c;
    const scale = 1 / (255 * DEVIATION[c]!);
    const offset = MEAN[c]! / DEVIATION[c]!;
    for (let i = 0, p = source; i < pixels; i++, p += 3)
      out[c * pixels + i] = picture.data[p]! * scale - offset;
  }
  return out;
}
