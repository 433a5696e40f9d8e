import type { Quad } from '@vidimus/contracts';
import type { NetRunner } from '../../models/net-runner.ts';
import { applyToQuad, homographyFromQuads, rectangleQuad } from '../../picture/homography.ts';
import { type Picture, planes } from '../../picture/picture.ts';
import { warpQuad } from '../../picture/warp.ts';
import { type Surface, surfaceOf } from './surface.ts';

/** The net's input and the ground that it sees around the document, as trained in `training/surface`. */
const WIDTH = 384;
const HEIGHT = 256;
const MARGIN = 0.04;
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
    const view = warpQuad(picture, outer, WIDTH, HEIGHT, 'edge');
    const data = await this.#runner.run(planes(view), [1, 3, HEIGHT, WIDTH]);
    return surfaceOf({ width: WIDTH / CELL, height: HEIGHT / CELL, margin: MARGIN, data });
  }

  async dispose(): Promise<void> {
    await this.#runner.dispose();
  }
}
