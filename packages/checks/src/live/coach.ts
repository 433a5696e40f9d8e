import type { DocumentSide, Point, Quad } from '@vidimus/contracts';
import {
  type CornerNet,
  type NetCorners,
  type Picture,
  sideLengths,
  warpQuad,
} from '@vidimus/vision/browser';
import { measureSide } from '../pixels/grey-grid.ts';
import { liveEvidence } from './evidence.ts';
import { firstHint, type LiveHint, type LiveMeasures, measured } from './hint.ts';

/** Longer side of the frames that corners are searched in, px. */
export const frameSide = 640;

/**
 * How long a measure of light and print stands, in milliseconds. Corners are followed from frame to frame; flattening
 * the document at full size costs as much again, and neither lamps nor lenses move faster than this.
 */
const measureEveryMs = 250;

/** A rectangle in camera pixels. */
export interface CameraPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One picture of the camera: small for the net, and any part of it at full size for the measures. */
export interface CameraFrame {
  /** All of it, its longer side at most {@link frameSide} px. */
  readonly frame: Picture;
  /** Camera pixels, whole. */
  readonly width: number;
  readonly height: number;
  /** A part that lies inside the picture, whole pixels, not scaled. */
  cut(part: CameraPart): Picture;
}

export interface LiveFinding {
  readonly hint: LiveHint;
  /** The document's corners as shares of the camera picture's width and height, from its own top left, clockwise. */
  readonly outline: Quad | null;
}

/** Watches the live picture of one side: where the document is, and what to do about it. Not re-entrant. */
export class DocumentCoach {
  readonly #net: CornerNet;
  readonly #side: DocumentSide;
  #last: NetCorners | null = null;
  #measures: (LiveMeasures & { readonly atMs: number }) | null = null;

  constructor(net: CornerNet, side: DocumentSide) {
    this.#net = net;
    this.#side = side;
  }

  /** @param atMs when the frame was taken, on any steady clock, milliseconds */
  async look(camera: CameraFrame, atMs: number): Promise<LiveFinding> {
    const { frame, width, height } = camera;
    const found = await this.#net.follow(frame, this.#last);
    const appeared = (found === null) !== (this.#last === null);
    this.#last = found;
    const quad = found?.quad ?? null;
    const scale = width / frame.width;
    const taken = { ...frame, scale, sourceWidth: width, sourceHeight: height, format: 'camera' };
    const seen = (flat: Picture) => liveEvidence({ side: this.#side, frame: taken, quad, flat });
    if (appeared || this.#measures === null || atMs - this.#measures.atMs >= measureEveryMs)
      this.#measures = { ...measured(seen(quad ? flattened(camera, quad, scale) : frame)), atMs };
    const share = ([x, y]: Point): Point => [x / frame.width, y / frame.height];
    return {
      hint: firstHint(seen(frame), this.#measures),
      outline: quad && (quad.map(share) as unknown as Quad),
    };
  }
}

/** The document out of the camera's full picture, in the size at which it is measured. */
function flattened(camera: CameraFrame, quad: Quad, scale: number): Picture {
  const full = quad.map(([x, y]): Point => [x * scale, y * scale]);
  const [xs, ys] = [full.map(([x]) => x), full.map(([, y]) => y)];
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const left = within(Math.floor(Math.min(...xs)), camera.width - 1);
  const top = within(Math.floor(Math.min(...ys)), camera.height - 1);
  const part = {
    x: left,
    y: top,
    width: Math.max(1, within(Math.ceil(Math.max(...xs)), camera.width) - left),
    height: Math.max(1, within(Math.ceil(Math.max(...ys)), camera.height) - top),
  };
  const inPart = full.map(([x, y]): Point => [x - left, y - top]) as unknown as Quad;
  const [above, right, below, before] = sideLengths(inPart);
  const [w, h] = [Math.max(above, below), Math.max(right, before)];
  const shrink = Math.max(1, Math.max(w, h) / measureSide);
  return warpQuad(camera.cut(part), inPart, w / shrink, h / shrink);
}
