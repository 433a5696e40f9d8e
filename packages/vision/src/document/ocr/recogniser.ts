import type { Quad } from '@vidimus/contracts';
import type { InferenceSession } from 'onnxruntime-node';
import { openModel, runModel } from '../../models/load-model.ts';
import { FLOAT, OnnxGraph, outputNames } from '../../models/onnx-proto.ts';
import { sideLengths } from '../../picture/homography.ts';
import type { GreyPicture } from '../../picture/picture.ts';
import { warpQuadGrey } from '../../picture/warp.ts';

/** Input height of PP-OCR's recognition, px. Eight input columns make one output step. */
const STRIP_HEIGHT = 48;
const COLUMNS_PER_STEP = 8;
const MAX_STRIP_WIDTH = 2400;
/**
 * How much wider than true to scale a strip is drawn: like letters side by side need a step between them. Lines of clean
 * development specimens cut with a wide margin: 96 of 102 numbers and dates right at 1, 102 at 1.3.
 */
const STRETCH = 1.25;

/** The likeliest class of each step along a line, and its probability; class 0 is CTC's blank. */
interface Emissions {
  readonly classes: Float32Array;
  readonly probabilities: Float32Array;
}

const CLASSES = 'best_classes';
const PROBABILITIES = 'best_probabilities';

/**
 * Opens PP-OCR's recognition, with the likeliest class of each step as a further output: the probabilities of all of
 * some seven thousand classes are megabytes for each line.
 */
export function openRecogniser(
  file: Uint8Array,
  options: { threads?: number } = {},
): Promise<InferenceSession> {
  const all = outputNames(file)[0]!;
  const graph = new OnnxGraph('best_path');
  const best = graph.node('ArgMax', [all], 'best', { axis: 2, keepdims: 0 });
  graph.node('Cast', [best], CLASSES, { to: FLOAT });
  graph.node('ReduceMax', [all], PROBABILITIES, { axes: [2], keepdims: 0 });
  return openModel(graph.appendTo(file, [CLASSES, PROBABILITIES]), options);
}

/** A read line before its place is attached; `confidence` is the mean probability of the characters. */
export interface ReadText {
  readonly text: string;
  readonly confidence: number;
}

/** The strip of `quad` as the recogniser wants it: 48 px high. */
export function textStrip(picture: GreyPicture, quad: Quad): GreyPicture {
  const [top, right, bottom, left] = sideLengths(quad);
  const ratio = (top + bottom) / Math.max(1e-6, left + right);
  const width = Math.min(MAX_STRIP_WIDTH, Math.max(16, STRIP_HEIGHT * ratio * STRETCH));
  const columns = Math.round(width / COLUMNS_PER_STEP) * COLUMNS_PER_STEP;
  return stretchContrast(warpQuadGrey(picture, quad, columns, STRIP_HEIGHT, 'edge'));
}

/** Grey range under which a strip is stretched: dim photos read far better then (measured on DLC-2021). */
const FULL_CONTRAST = 120;

/** Spreads the strip's 1st to 99th percentile over 20–235 when it uses less than half of the range. */
function stretchContrast(strip: GreyPicture): GreyPicture {
  const counts = new Uint32Array(256);
  for (const v of strip.data) counts[v]!++;
  const least = strip.data.length / 100;
  let low = 0;
  for (let sum = counts[0]!; sum < least; sum += counts[++low]!);
  let high = 255;
  for (let sum = counts[255]!; sum < least; sum += counts[--high]!);
  if (high - low >= FULL_CONTRAST || high - low < 6) return strip;
  const gain = 215 / (high - low);
  const data = strip.data.map((v) => Math.max(0, Math.min(255, 20 + (v - low) * gain)));
  return { ...strip, data };
}

/** Runs PP-OCR's recognition on one strip of 48 px height; the net takes three colours, all of them the grey. */
export async function recognise(session: InferenceSession, strip: GreyPicture): Promise<Emissions> {
  const pixels = strip.width * strip.height;
  const input = new Float32Array(pixels * 3);
  for (let i = 0; i < pixels; i++) input[i] = strip.data[i]! / 127.5 - 1;
  input.copyWithin(pixels, 0, pixels);
  input.copyWithin(2 * pixels, 0, pixels);
  const shape = [1, 3, strip.height, strip.width];
  const outputs = await runModel(session, input, shape, [CLASSES, PROBABILITIES]);
  return { classes: outputs[CLASSES]!, probabilities: outputs[PROBABILITIES]! };
}

/** Best class of each step, repeats and blanks dropped (Graves et al. 2006, best path). `keys[i]` names class i + 1. */
export function decodeBestPath({ classes, probabilities }: Emissions, keys: readonly string[]): ReadText {
  let text = '';
  let total = 0;
  let count = 0;
  let previous = 0;
  for (const [step, best] of classes.entries()) {
    if (best !== 0 && best !== previous) {
      text += keys[best - 1] ?? '';
      total += probabilities[step]!;
      count++;
    }
    previous = best;
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : total / count };
}
