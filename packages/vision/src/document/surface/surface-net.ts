import type { Quad } from '@vidimus/contracts';
import type { NetRunner } from '../../models/net-runner.ts';
import { applyToQuad, homographyFromQuads, rectangleQuad, sideLengths } from '../../picture/homography.ts';
import { type Picture, planes } from '../../picture/picture.ts';
import { fitInside } from '../../picture/resize.ts';
import { warpQuad } from '../../picture/warp.ts';
import { type Surface, surfaceOf } from './surface.ts';

/** The net's input and the ground that it sees around the document, as trained in `training/surface`. */
const WIDTH = 384;
const HEIGHT = 256;
const MARGIN = 0.04;
/** How many times as wide a document is shown from which a copy of half the size serves. */
const LARGE = 3;
/** The maps have a quarter of the input's resolution. */
const CELL = 4;

/**
 * The surface net of `training/surface`: what covers a document, and where its print is lost. On whichever runtime it
 * is given. Not re-entrant.
 */
export class SurfaceNet {
  readonly #runner: NetRunner;

  constructor(runner: NetRunner) {
    this.#runner = runner;
  }

  /** @param quad the document's corners in pixels of `picture`, clockwise from its own top left */
  async look(picture: Picture, quad: Quad): Promise<Surface | null> {
    const room = 1 + 2 * MARGIN;
    const [left, top] = [(WIDTH * MARGIN) / room, (HEIGHT * MARGIN) / room];
    const inner = rectangleQuad(WIDTH / room, HEIGHT / room).map(([x, y]) => [x + left, y + top]);
    const toPicture = homographyFromQuads(inner as unknown as Quad, quad);
    if (!toPicture) return null;
    const outer = applyToQuad(toPicture, rectangleQuad(WIDTH, HEIGHT));
    const view = this.#viewOf(picture, outer);
    const data = await this.#runner.run(planes(view), [1, 3, HEIGHT, WIDTH]);
    return surfaceOf({ width: WIDTH / CELL, height: HEIGHT / CELL, margin: MARGIN, data });
  }

  /** Of a document that is shown much larger than the net sees it, half the pixels say as much, for a quarter of the time. */
  #viewOf(picture: Picture, outer: Quad): Picture {
    if (Math.max(...sideLengths(outer)) < LARGE * WIDTH)
      return warpQuad(picture, outer, WIDTH, HEIGHT, 'edge');
    const half = fitInside(picture, Math.max(picture.width, picture.height) / 2);
    const [across, down] = [half.width / picture.width, half.height / picture.height];
    const quad = outer.map(([x, y]) => [x * across, y * down]) as unknown as Quad;
    return warpQuad(half, quad, WIDTH, HEIGHT, 'edge');
  }

  async dispose(): Promise<void> {
    await this.#runner.dispose();
  }
}
