import { type FurtherGround, furtherGrounds, layFurtherGround } from './further-ground.ts';
import { type GroundKind, layGround } from './ground.ts';
import type { Random } from './random.ts';
import type { Raster } from './raster.ts';
import type { Split } from './split.ts';

export type Ground = GroundKind | FurtherGround;

/** Grounds of each split: no kind is in both. */
export const groundsOf: Readonly<Record<Split, readonly Ground[]>> = {
  development: ['wood', 'cloth', 'stone', 'plain', 'tiles', 'clutter', 'paper sheets', 'checked cloth'],
  test: ['planks', 'linen', 'marble', 'stripes', 'newsprint', 'white desk', 'dark desk'],
};

const isFurther = (ground: Ground): ground is FurtherGround =>
  (furtherGrounds as readonly string[]).includes(ground);

/** A procedural ground of `width` × `height` px, in linear light. */
export const groundOf = (ground: Ground, width: number, height: number, random: Random): Raster =>
  isFurther(ground)
    ? layFurtherGround(ground, width, height, random)
    : layGround(ground, width, height, random);
