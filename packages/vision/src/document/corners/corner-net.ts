import type { Point, Quad } from '@vidimus/contracts';
import type { NetRunner } from '../../models/net-runner.ts';
import {
  applyHomography,
  applyToQuad,
  type Homography,
  homographyFromQuads,
  rectangleQuad,
  sideLengths,
} from '../../picture/homography.ts';
import { crop, type Picture, planes } from '../../picture/picture.ts';
import { fitInside, resize } from '../../picture/resize.ts';
import { warpQuad } from '../../picture/warp.ts';
import { type CornerMaps, type MapQuad, quadOfMaps } from './corner-maps.ts';
import { mendSides } from './mend.ts';
import { refineQuad } from './refine.ts';

/** What the net found: corners in picture px from the document's own top left, clockwise. */
export interface NetCorners {
  readonly quad: Quad;
  /** Agreement of corners and area on the second look, 0 to 1. */
  readonly confidence: number;
}

/** Pixels of the net's input, as trained; sides are multiples of 32. */
const INPUT_PIXELS = 62_000;
/** The same for looks at a film, which the refit makes as exact at two thirds of the cost (55 rendered frames). */
const FOLLOW_PIXELS = 40_000;
const SIDE_STEP = 32;
/** The maps have a quarter of the input's resolution. */
const CELL = 4;
/** Least confidence of the first look that is worth another, and of the last to be believed. */
const WORTH_A_LOOK = 0;
const BELIEVED = 0.3;
/**
 * Confidence over which an outline is sure. Nobody asks then what else the picture shows, nor the person where the
 * document's corners are. Of 298 development specimens 279 are over it and nine of those overlap the true outline by less
 * than 0.95; over 0.75 are 293, and sixteen of those.
 */
export const SURE_OUTLINE = 0.8;
/**
 * Opposite sides of a document differ by less than this factor, however near its camera stands: a card whose far side lies
 * twice as far away as its near one. An outline beyond is not sure.
 */
const MOST_TAPERED = 2;
/**
 * Light of the copy in which an outline is looked for again that is not sure: paper that the camera all but blew out is
 * told from the document on it there.
 */
const DARKER = 0.6;
/** Most looks at the part around the last answer; one that is surer than this needs no other. */
const MAX_LOOKS = 3;
const SETTLED = 0.93;
/** Confidence of a look near the last frame's answer that needs no look at the whole frame. */
const FOLLOWED = 0.6;
/** Parts that a small document is looked for in: their extent and where they begin, as shares of the picture's sides. */
const PART = 0.5;
const PARTS = [0, 0.25, 0.5].flatMap((top) => [0, 0.25, 0.5].map((left): Point => [left, top]));
/** Longest side of a small document as a share of a part's width, and least confidence to believe in one. */
const SMALL = 0.6;
const BELIEVED_SMALL = 0.6;
/** Room around the document on the second look, as a share of its sides. */
const MARGIN = 0.16;
/** Longer sides of the copies that documents are looked at in, and the document's in the first that is enough, px. */
const COPY_SIDES = [500, 1000] as const;
const ENOUGH = 300;

/** The corner net of `training/corners`, on whichever runtime it is given. Not re-entrant. */
export class CornerNet {
  readonly #runner: NetRunner;

  constructor(runner: NetRunner) {
    this.#runner = runner;
  }

  /**
   * The document's corners: once on the whole picture, again on the part around that answer, then each side
   * refitted to its edge at full size. `null` where nothing is believed.
   *
   * @param worth confidence of the first look from which another is taken
   */
  async find(picture: Picture, worth = WORTH_A_LOOK): Promise<NetCorners | null> {
    const middle = fitInside(picture, COPY_SIDES[1]);
    const copies = [fitInside(middle, COPY_SIDES[0]), middle, picture];
    const found = await this.#findLarge(copies, worth);
    // Who asks for a sure first look asks for a document that can be seen at once.
    if (worth > WORTH_A_LOOK) return found && refitted(picture, found);
    const isSure = found !== null && found.confidence > SURE_OUTLINE && !isTapered(found.quad);
    const large = isSure ? found : surer(found, await this.#findLarge(copies.map(darker), worth));
    const seen = large ?? (await this.#findSmall(copies));
    if (!seen) return null;
    const { quad, confidence } = refitted(picture, mended(middle, picture, seen));
    return { quad, confidence: isTapered(quad) ? Math.min(confidence, SURE_OUTLINE) : confidence };
  }

  /** A document that the whole picture lets see, and looks near it until they agree. */
  async #findLarge(copies: readonly Picture[], worth: number): Promise<NetCorners | null> {
    const coarse = await this.#lookAtWhole(copies.at(-1)!, copies[0]!, worth);
    const found = coarse && (await this.#settle(copies, coarse));
    return found && found.confidence >= BELIEVED ? found : null;
  }

  /** A document too small for the look at the whole picture: looked for in overlapping parts of it. */
  async #findSmall(copies: readonly Picture[]): Promise<NetCorners | null> {
    const [, middle, picture] = copies as [Picture, Picture, Picture];
    const scale = picture.width / middle.width;
    let best: NetCorners | null = null;
    const [width, height] = [Math.round(PART * middle.width), Math.round(PART * middle.height)];
    for (const [left, top] of PARTS) {
      const [x0, y0] = [Math.round(left * middle.width), Math.round(top * middle.height)];
      const part = crop(middle, x0, y0, width, height);
      const seen = await this.#lookAtWhole(part, part);
      if (!seen || Math.max(...sideLengths(seen)) > SMALL * part.width) continue;
      const inPicture = seen.map(([x, y]): Point => [(x + x0) * scale, (y + y0) * scale]) as unknown as Quad;
      const found = await this.#settle(copies, inPicture);
      if (found.confidence > Math.max(BELIEVED_SMALL, best?.confidence ?? 0)) best = found;
    }
    return best;
  }

  /** Looks again at the part around the last answer while that makes it surer. */
  async #settle(copies: readonly Picture[], coarse: Quad): Promise<NetCorners> {
    let near: NetCorners = { quad: coarse, confidence: 0 };
    for (let look = 0; look < MAX_LOOKS; look++) {
      const next = await this.#lookNear(copies, near.quad);
      if (!next || next.confidence < near.confidence) break;
      near = next;
      if (near.confidence > SETTLED) break;
    }
    return near;
  }

  /**
   * The corners in the next frame of a film: one look near the last answer while that is confident, else once on the
   * whole frame and once near what is found there. `null` where nothing is believed.
   *
   * @param frame about 640 px wide: each look costs the same, the refit grows with the size
   */
  async follow(frame: Picture, last: NetCorners | null): Promise<NetCorners | null> {
    const again = last && (await this.#lookNear([frame], last.quad, FOLLOW_PIXELS));
    if (again && again.confidence > FOLLOWED) return refitted(frame, again);
    const coarse = await this.#lookAtWhole(frame, frame);
    const near = coarse && (await this.#lookNear([frame], coarse, FOLLOW_PIXELS));
    return near && near.confidence >= BELIEVED ? refitted(frame, near) : null;
  }

  async #lookAtWhole(picture: Picture, small: Picture, worth = WORTH_A_LOOK): Promise<Quad | null> {
    const [width, height] = inputSize(picture.width, picture.height);
    const whole = await this.#look(resize(small, width, height));
    if (!whole || whole.confidence < worth) return null;
    const scale: Point = [picture.width / width, picture.height / height];
    return whole.quad.map(([x, y]): Point => [x * scale[0], y * scale[1]]) as unknown as Quad;
  }

  /** `copies` are the picture in growing sizes, the picture itself last: a large document needs no more than the first. */
  async #lookNear(
    copies: readonly Picture[],
    coarse: Quad,
    pixels = INPUT_PIXELS,
  ): Promise<NetCorners | null> {
    const view = nearView(copies, coarse, pixels);
    const found = view && (await this.#look(view.input));
    if (!found) return null;
    return {
      quad: applyToQuad(view.toPicture, found.quad),
      confidence: found.confidence,
    };
  }

  async #maps(input: Picture): Promise<CornerMaps> {
    const data = await this.#runner.run(planes(input), [1, 3, input.height, input.width]);
    return { width: input.width / CELL, height: input.height / CELL, data };
  }

  /** One run of the net; the quad in px of the input. */
  async #look(input: Picture): Promise<MapQuad | null> {
    const found = quadOfMaps(await this.#maps(input));
    return (
      found && {
        ...found,
        quad: found.quad.map(([x, y]): Point => [x * CELL, y * CELL]) as unknown as Quad,
      }
    );
  }

  async dispose(): Promise<void> {
    await this.#runner.dispose();
  }
}

/** Whether opposite sides differ by more than a camera can make them. */
function isTapered(quad: Quad): boolean {
  const [top, right, bottom, left] = sideLengths(quad);
  const factors = [top / bottom, left / right].map((factor) => Math.max(factor, 1 / factor));
  return Math.max(...factors) > MOST_TAPERED;
}

function darker({ width, height, data }: Picture): Picture {
  return { width, height, data: data.map((value) => value * DARKER) };
}

function surer(one: NetCorners | null, other: NetCorners | null): NetCorners | null {
  return (other?.confidence ?? 0) > (one?.confidence ?? 0) ? other : one;
}

/** Sides that follow no edge moved to one, as they are seen in a smaller copy. */
function mended(copy: Picture, picture: Picture, { quad, confidence }: NetCorners): NetCorners {
  const scale = picture.width / copy.width;
  return { quad: scaled(mendSides(copy, scaled(quad, 1 / scale)), scale), confidence };
}

const scaled = (quad: Quad, by: number): Quad =>
  quad.map(([x, y]): Point => [x * by, y * by]) as unknown as Quad;

/**
 * How far a person's sides lie off the edges that they mean, as a share of the document's width. Corners drawn 0.5, 1 and
 * 1.8 % of the picture's width off overlap the true ones by 0.986, 0.977 and 0.952 after a fit from here, and by 0.982,
 * 0.963 and 0.936 as drawn (25 rendered pictures, of most of which the finder is unsure).
 */
const DRAWN_OFF = 0.02;

/** An outline that a person drew, its sides moved to the edges near them as the net's own are. */
export function fitOutline(picture: Picture, drawn: Quad): Quad {
  const copy = fitInside(picture, COPY_SIDES[1]);
  const scale = picture.width / copy.width;
  const inCopy = scaled(drawn, 1 / scale);
  const near = refineQuad(copy, inCopy, DRAWN_OFF * Math.max(...sideLengths(inCopy)));
  return refineQuad(picture, scaled(near, scale));
}

/** Each side moved to its edge at full size. */
function refitted(picture: Picture, { quad, confidence }: NetCorners): NetCorners {
  return { quad: refineQuad(picture, quad), confidence };
}

/** The part of the picture around a document as the net sees it, and the way back. */
interface NearView {
  readonly input: Picture;
  readonly toPicture: Homography;
}

function nearView(copies: readonly Picture[], quad: Quad, pixels: number): NearView | null {
  const [top, right, bottom, left] = sideLengths(quad);
  const picture = copies.at(-1)!;
  const share = Math.max(top, right, bottom, left) / picture.width;
  const copy = copies.find(({ width }) => share * width > ENOUGH) ?? picture;
  const [width, height] = inputSize(Math.max(top, bottom), Math.max(left, right), pixels);
  const room = 1 + 2 * MARGIN;
  const inner: Quad = rectangleQuad(width / room, height / room).map(
    ([x, y]): Point => [x + (width * MARGIN) / room, y + (height * MARGIN) / room],
  ) as unknown as Quad;
  const toPicture = homographyFromQuads(inner, quad);
  if (!toPicture) return null;
  const scale = picture.width / copy.width;
  const outer = rectangleQuad(width, height).map((p): Point => {
    const [x, y] = applyHomography(toPicture, p);
    return [x / scale, y / scale];
  }) as unknown as Quad;
  return { input: warpQuad(copy, outer, width, height), toPicture };
}

/** The input's size for a picture of these proportions, between 1 : 3 and 3 : 1. */
function inputSize(width: number, height: number, pixels = INPUT_PIXELS): [number, number] {
  const scale = Math.sqrt(pixels / (width * height));
  const side = (length: number) =>
    Math.min(448, Math.max(128, Math.round((length * scale) / SIDE_STEP) * SIDE_STEP));
  return [side(width), side(height)];
}
