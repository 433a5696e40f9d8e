import type { Point, Quad } from '@vidimus/contracts';
import {
  applyHomography,
  homographyFromQuads,
  rectangleQuad,
  type SquareLook,
  sideLengths,
} from '@vidimus/vision/browser';
import { tileSide } from '../../pixels/grid.ts';

/** Tiles across and down the document, and where they stand beside it, in shares of its sides. */
const [across, down] = [3, 3];
const beside: readonly Point[] = [
  [0.25, -0.1],
  [0.75, -0.1],
  [0.25, 1.1],
  [0.75, 1.1],
  [-0.08, 0.3],
  [-0.08, 0.7],
  [1.08, 0.3],
  [1.08, 0.7],
];

/** Length of the document's longer side from which a tile shows little of it, px: a guilloche bends in it no more below. */
const leastLength = 6 * tileSide;

/** A square of the upright upload at its full resolution: top left corner in source pixels. */
export interface TilePlace {
  readonly x: number;
  readonly y: number;
  readonly on: 'document' | 'ground';
}

/** What a tile shows of a display. */
export interface Tile extends TilePlace, SquareLook {}

/**
 * Where a screen's grid is looked for: evenly over the document, and on what lies around it. `quad` in source pixels;
 * without one, the whole picture counts as the document.
 */
export function tilePlaces(quad: Quad | null, width: number, height: number): TilePlace[] {
  const lengths = sideLengths(quad ?? rectangleQuad(width, height));
  if (Math.max(...lengths) < leastLength || Math.min(width, height) < tileSide) return [];
  const map = homographyFromQuads(rectangleQuad(1, 1), quad ?? rectangleQuad(width, height));
  if (!map) return [];
  const at = (u: number, v: number, on: TilePlace['on']): TilePlace => {
    const [x, y] = applyHomography(map, [u, v]);
    return { x: Math.round(x - tileSide / 2), y: Math.round(y - tileSide / 2), on };
  };
  const places: TilePlace[] = [];
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++)
      places.push(at((column + 0.5) / across, (row + 0.5) / down, 'document'));
  if (quad) places.push(...beside.map(([u, v]) => at(u, v, 'ground')));
  const inside = (from: number, length: number) => from >= 0 && from + tileSide <= length;
  return places.filter(({ x, y }) => inside(x, width) && inside(y, height));
}
