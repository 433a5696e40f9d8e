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
