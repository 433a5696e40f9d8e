import type { Quad } from '@vidimus/contracts';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { loadModel } from '../../models/load-model.ts';
import { sideLengths } from '../../picture/homography.ts';
import type { GreyPicture } from '../../picture/picture.ts';
import { warpQuadGrey } from '../../picture/warp.ts';
import { standardised } from '../mrz/line-net.ts';
import { FOREIGN, LATIN_ALPHABET } from './latin-alphabet.ts';
import type { ReadText } from './recogniser.ts';

/** Input height, px. Four input columns make two output steps. */
const STRIP_HEIGHT = 40;
const COLUMNS_PER_STEP = 4;
const MAX_STRIP_WIDTH = 2048;

/** The recogniser of Latin print, trained in `training/latin`. Not re-entrant. */
export class LatinNet {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** @throws VidimusError `model.missing`, `model.mismatch` */
  static async load(options: { threads?: number } = {}): Promise<LatinNet> {
    return new LatinNet(await loadModel('latin_lines', options));
  }

  /** The line in `quad`; glyphs of other scripts come as {@link FOREIGN}. Upside-down print reads as nothing. */
  async read(page: GreyPicture, quad: Quad): Promise<ReadText> {
    const strip = stripOf(page, quad);
    const input = new Tensor('float32', standardised(strip.data), [1, 1, STRIP_HEIGHT, strip.width]);
    const output = await this.#session.run({ strip: input });
    const probabilities = output.steps!;
    const [, steps, classes] = probabilities.dims;
    const data = probabilities.data as Float32Array;
    return decodeRuns(data, steps!, classes!);
  }

  async dispose(): Promise<void> {
    await this.#session.release();
  }
}

/** Each run of steps that are no blank is one character: the one that the run holds for likeliest, as surely as its peak. */
export function decodeRuns(data: Float32Array, steps: number, classes: number): ReadText {
  const run = new Float64Array(classes);
  let [text, total, count, open] = ['', 0, 0, false];
  for (let t = 0; t <= steps; t++) {
    const at = t * classes;
    if (t < steps && data[at]! < 0.5) {
      for (let c = 1; c < classes; c++) run[c]! += data[at + c]!;
      open = true;
    } else if (open) {
      const best = run.reduce((top, value, c) => (value > run[top]! ? c : top), 1);
      const mass = run.reduce((sum, value) => sum + value, 0);
      text += LATIN_ALPHABET[best - 1];
      total += run[best]! / mass;
      count++;
      run.fill(0);
      open = false;
    }
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : total / count };
}

function stripOf(page: GreyPicture, quad: Quad): GreyPicture {
  const [top, right, bottom, left] = sideLengths(quad);
  const width = (STRIP_HEIGHT * (top + bottom)) / Math.max(1e-6, left + right);
  const columns = Math.max(4, Math.round(width / COLUMNS_PER_STEP));
  return warpQuadGrey(
    page,
    quad,
    Math.min(MAX_STRIP_WIDTH, columns * COLUMNS_PER_STEP),
    STRIP_HEIGHT,
    'edge',
  );
}

/** Whether another reader must read the line: glyphs that are not Latin. */
export const isForeign = ({ text }: ReadText): boolean => text.includes(FOREIGN);
