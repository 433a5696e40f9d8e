import type { Point, Quad } from '@vidimus/contracts';
import { sideLengths } from '../../picture/homography.ts';
import type { GreyPicture } from '../../picture/picture.ts';
import { warpQuadGrey } from '../../picture/warp.ts';
import { COLUMNS_PER_STEP, STRIP_HEIGHT } from './line-net.ts';

/** A strip of a picture along a line of text: `u` points along the text, lengths in px. */
export interface LineFrame {
  readonly centre: Point;
  readonly u: Point;
  readonly length: number;
  readonly height: number;
}

const MAX_WIDTH = 2048;

/** The frame of a text box, `grow` times as high. */
export function frameOf(quad: Quad, grow: number): LineFrame {
  const [tl, tr, br, bl] = quad;
  const [top, right, bottom, left] = sideLengths(quad);
  const along: Point = [tr[0] + br[0] - tl[0] - bl[0], tr[1] + br[1] - tl[1] - bl[1]];
  const norm = Math.hypot(...along) || 1;
  return {
    centre: [(tl[0] + tr[0] + br[0] + bl[0]) / 4, (tl[1] + tr[1] + br[1] + bl[1]) / 4],
    u: [along[0] / norm, along[1] / norm],
    length: (top + bottom) / 2,
    height: ((left + right) / 2) * grow,
  };
}

/** The same strip read from its other end. */
export function reversed(frame: LineFrame): LineFrame {
  return { ...frame, u: [-frame.u[0], -frame.u[1]] };
}

/** The point `along` px from the frame's middle along the text and `across` px below it. */
export function pointOf({ centre, u }: LineFrame, along: number, across: number): Point {
  return [centre[0] + along * u[0] - across * u[1], centre[1] + along * u[1] + across * u[0]];
}

/** Place of a point in the frame's axes: along the text and across it (positive below). */
export function placeIn({ centre, u }: LineFrame, [x, y]: Point): Point {
  const dx = x - centre[0];
  const dy = y - centre[1];
  return [dx * u[0] + dy * u[1], dy * u[0] - dx * u[1]];
}

/** TL, TR, BR, BL in the reading direction. */
export function quadOf(frame: LineFrame): Quad {
  const [l, h] = [frame.length / 2, frame.height / 2];
  return [pointOf(frame, -l, -h), pointOf(frame, l, -h), pointOf(frame, l, h), pointOf(frame, -l, h)];
}

/**
 * Cuts the frame out of the picture as the recogniser wants it, true to scale unless it is very long. `tall` cuts that
 * many times the frame's height into the same columns.
 */
export function stripOf(picture: GreyPicture, frame: LineFrame, tall = 1): GreyPicture {
  const wanted = (STRIP_HEIGHT * frame.length) / frame.height;
  const width = Math.min(MAX_WIDTH, Math.max(4, Math.round(wanted / COLUMNS_PER_STEP)) * COLUMNS_PER_STEP);
  const quad = quadOf({ ...frame, height: frame.height * tall });
  return warpQuadGrey(picture, quad, width, STRIP_HEIGHT, 'edge');
}

/** Columns on each side that a column's light is measured over: four characters. */
const LIGHT_REACH = 80;
/** Grey levels of deviation that the evened strip has everywhere, and those below which there is nothing to raise. */
const EVEN_DEVIATION = 40;
const LEAST_DEVIATION = 4;

/** The strip under even light: what lies in a shadow or behind haze gets the contrast of the rest. */
export function evened({ width, height, data }: GreyPicture): GreyPicture {
  // Running sums of each column's values and squares, one longer than the strip is wide.
  const sums = new Float64Array(width + 1);
  const squares = new Float64Array(width + 1);
  for (let x = 0; x < width; x++) {
    let [sum, square] = [0, 0];
    for (let i = x; i < data.length; i += width) {
      sum += data[i]!;
      square += data[i]! ** 2;
    }
    sums[x + 1] = sums[x]! + sum;
    squares[x + 1] = squares[x]! + square;
  }
  const out = new Uint8Array(data.length);
  for (let x = 0; x < width; x++) {
    const [from, to] = [Math.max(0, x - LIGHT_REACH), Math.min(width, x + LIGHT_REACH + 1)];
    const count = (to - from) * height;
    const mean = (sums[to]! - sums[from]!) / count;
    const deviation = Math.sqrt(Math.max(0, (squares[to]! - squares[from]!) / count - mean * mean));
    const gain = EVEN_DEVIATION / (deviation + LEAST_DEVIATION);
    for (let i = x; i < data.length; i += width)
      out[i] = Math.min(255, Math.max(0, Math.round(128 + (data[i]! - mean) * gain)));
  }
  return { width, height, data: out };
}
