import type { Quad } from '@vidimus/contracts';
import { crop, type Picture } from '../../picture/picture.ts';
import { fitInside } from '../../picture/resize.ts';
import { standApart } from './apart.ts';
import type { CornerNet, NetCorners } from './corner-net.ts';
import { paintOver } from './paint-over.ts';
import { quadArea } from './quads.ts';

/** Longer side of the picture that another document is looked for in, and of the copy that it is made from, px. */
const SMALL_SIDE = 640;
const COPY_SIDE = 1000;
/** Confidence from which another document is believed, and of a first look from which a second one is worth it. */
const SURE = 0.75;
const WORTH_A_LOOK = 0.1;
/** Confidence of the first document below which it may be two that were taken for one. */
const UNSURE = 0.7;
/** The halves overlap a little: few lay two documents exactly on either side of the middle. */
const HALF = 0.56;

/**
 * Another document than the one at `found` (picture px), or, where that outline is unsure, one of two that lie on
 * either half of the picture; `null` where there is none.
 */
export async function findAnother(
  net: CornerNet,
  picture: Picture,
  found: NetCorners,
): Promise<NetCorners | null> {
  const small = fitInside(fitInside(picture, COPY_SIDE), SMALL_SIDE);
  const scale = picture.width / small.width;
  const painted = paintOver(small, moved(found.quad, 1 / scale));
  const beside = await net.find(painted, WORTH_A_LOOK);
  const other =
    beside && beside.confidence >= SURE && isAnother(moved(found.quad, 1 / scale), beside.quad)
      ? beside
      : found.confidence < UNSURE
        ? await oneOfTwo(net, small)
        : null;
  return other && { ...other, quad: moved(other.quad, scale) };
}

/** Smaller things than this share of the document's area lie about on a desk. */
const LEAST_AREA = 0.35;

const isAnother = (quad: Quad, beside: Quad): boolean =>
  quadArea(beside) >= LEAST_AREA * quadArea(quad) && standApart(quad, beside);

const moved = (quad: Quad, by: number, left = 0, top = 0): Quad =>
  quad.map(([x, y]) => [left + x * by, top + y * by]) as unknown as Quad;

/** The second of two documents that lie side by side or one above the other. */
async function oneOfTwo(net: CornerNet, picture: Picture): Promise<NetCorners | null> {
  const { width, height } = picture;
  const [w, h] = [Math.round(width * HALF), Math.round(height * HALF)];
  for (const [left, top, part] of [
    [width - w, 0, [w, height]],
    [0, height - h, [width, h]],
  ] as const) {
    const first = await net.find(crop(picture, 0, 0, ...part), WORTH_A_LOOK);
    if (!first || first.confidence < SURE) continue;
    const second = await net.find(crop(picture, left, top, ...part), WORTH_A_LOOK);
    if (!second || second.confidence < SURE) continue;
    const quad = moved(second.quad, 1, left, top);
    if (standApart(first.quad, quad)) return { ...second, quad };
  }
  return null;
}
