import type { Point, Quad } from '@vidimus/contracts';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Picture } from '../../picture/picture.ts';
import { fitInside, resize } from '../../picture/resize.ts';
import { type TextBox, textBoxes } from './text-map.ts';

/** ImageNet mean and deviation, in the blue-green-red order that PP-OCR was trained with. */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** What each byte becomes, by plane. */
const LEVELS = MEAN.map((mean, c) =>
  Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - mean) / DEVIATION[c]!),
);

/** The net halves its input five times. */
const STRIDE = 32;

/** Longer side of the copy that the input is made from, px: the one that checks and face search use as well. */
const COPY_SIDE = 1000;

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
  const small = resize(maxSide > COPY_SIDE ? picture : fitInside(picture, COPY_SIDE), width, height);
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
  const { data } = picture;
  for (let c = 0; c < 3; c++) {
    const levels = LEVELS[c]!;
    for (let i = c * pixels, p = 2 - c, end = i + pixels; i < end; i++, p += 3) out[i] = levels[data[p]!]!;
  }
  return out;
}
