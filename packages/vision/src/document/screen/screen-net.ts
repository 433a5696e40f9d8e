import type { NetRunner } from '../../models/net-runner.ts';
import type { Picture } from '../../picture/picture.ts';

/** Side of a square, px. */
export const SQUARE_SIDE = 128;
const pixels = SQUARE_SIDE * SQUARE_SIDE;
/** Values that the net gives of a square: its logit, and two spectra. */
const given = 1 + pixels;

/** What a square of a photograph shows of the display that it may have been taken off. */
export interface SquareLook {
  /** The net's word: above 0, rather off a display. */
  readonly logit: number;
  /**
   * Power spectra of luma and of red less blue, as natural logarithms of 1 + power: {@link SQUARE_SIDE} / 2 rows from frequency
   * 0 down and {@link SQUARE_SIDE} columns with frequency 0 in the middle, in periods a square. The rest is their mirror image.
   */
  readonly luma: Float32Array;
  readonly colour: Float32Array;
}

/**
 * The screen net of `training/screens`: whether a square of a photograph, at the file's own resolution, was taken off a
 * display. Not re-entrant.
 */
export class ScreenNet {
  readonly #runner: NetRunner;

  constructor(runner: NetRunner) {
    this.#runner = runner;
  }

  /** Looks at squares of {@link SQUARE_SIDE} px. */
  async look(squares: readonly Picture[]): Promise<SquareLook[]> {
    if (squares.length === 0) return [];
    const planes = new Float32Array(squares.length * 2 * pixels);
    for (const [n, square] of squares.entries()) writePlanes(square, planes, n * 2 * pixels);
    const found = await this.#runner.run(planes, [squares.length, 2, SQUARE_SIDE, SQUARE_SIDE]);
    return squares.map((_, n): SquareLook => {
      const from = n * given;
      const middle = from + 1 + pixels / 2;
      return {
        logit: found[from]!,
        luma: found.subarray(from + 1, middle),
        colour: found.subarray(middle, from + given),
      };
    });
  }

  async dispose(): Promise<void> {
    await this.#runner.dispose();
  }
}

/** Luma (ITU-R BT.601) and red less blue of a square, whose spectra the net works out. */
function writePlanes({ data }: Picture, out: Float32Array, at: number): void {
  for (let i = 0, from = 0; i < pixels; i++, from += 3) {
    const r = data[from]!;
    const b = data[from + 2]!;
    out[at + i] = 0.299 * r + 0.587 * data[from + 1]! + 0.114 * b;
    out[at + pixels + i] = r - b;
  }
}
