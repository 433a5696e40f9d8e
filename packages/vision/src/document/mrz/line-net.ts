import type { NetRunner } from '../../models/net-runner.ts';
import type { GreyPicture } from '../../picture/picture.ts';
import { ALPHABET } from './alphabet.ts';

/** Input height of the recogniser, px. Four input columns make one output step. */
export const STRIP_HEIGHT = 32;
export const COLUMNS_PER_STEP = 4;

/** What stands along a strip, for every step: the 37 glyphs' probabilities and how near a character's middle is. */
export interface LineSteps {
  readonly count: number;
  /** `count` × 37, row-major; each row sums to 1 and means little where no character stands. */
  readonly glyphs: Float32Array;
  /** `count` values: 1 at the middle of a character, 0 between characters and where no zone is. */
  readonly centres: Float32Array;
}

/** The recogniser of machine readable zones, trained in `training/mrz`, on whichever runtime it is given. Not re-entrant. */
export class LineNet {
  readonly #runner: NetRunner;

  constructor(runner: NetRunner) {
    this.#runner = runner;
  }

  /** Reads a strip of 32 px height whose width is a multiple of four. */
  async read(strip: GreyPicture): Promise<LineSteps> {
    return splitSteps(await this.#runner.run(standardised(strip.data), [1, 1, STRIP_HEIGHT, strip.width]));
  }

  async dispose(): Promise<void> {
    await this.#runner.dispose();
  }
}

/** Mean 0, deviation 1; four grey levels are added to the deviation so that blank strips stay blank. */
export function standardised(pixels: Uint8Array): Float32Array {
  let sum = 0;
  let squares = 0;
  for (const v of pixels) {
    sum += v;
    squares += v * v;
  }
  const mean = sum / pixels.length;
  const scale = 1 / (Math.sqrt(Math.max(0, squares / pixels.length - mean * mean)) + 4);
  const out = new Float32Array(pixels.length);
  for (let i = 0; i < out.length; i++) out[i] = (pixels[i]! - mean) * scale;
  return out;
}

/** Parts the net's rows of 38 into glyphs and centres. */
export function splitSteps(rows: Float32Array): LineSteps {
  const n = ALPHABET.length;
  const count = rows.length / (n + 1);
  const glyphs = new Float32Array(count * n);
  const centres = new Float32Array(count);
  for (let t = 0; t < count; t++) {
    glyphs.set(rows.subarray(t * (n + 1), t * (n + 1) + n), t * n);
    centres[t] = rows[t * (n + 1) + n]!;
  }
  return { count, glyphs, centres };
}

/** The mean of several readings of the same columns. */
export function meanSteps(readings: readonly LineSteps[]): LineSteps {
  const first = readings[0]!;
  const mean = (of: (steps: LineSteps) => Float32Array): Float32Array => {
    const out = new Float32Array(of(first).length);
    for (const steps of readings) {
      const values = of(steps);
      for (let i = 0; i < out.length; i++) out[i]! += values[i]! / readings.length;
    }
    return out;
  };
  return { count: first.count, glyphs: mean((s) => s.glyphs), centres: mean((s) => s.centres) };
}
