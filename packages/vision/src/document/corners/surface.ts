import type { Quad } from '@vidimus/contracts';
import { applyHomography, homographyFromQuads, rectangleQuad } from '../../picture/homography.ts';
import type { CornerMaps } from './corner-maps.ts';

/** Columns and rows of the grid over the upright document, whatever its shape. */
export const SURFACE_COLUMNS = 60;
export const SURFACE_ROWS = 40;

/** Probabilities 0 to 1 in each cell of the grid, row-major from the document's top left. */
export interface Surface {
  /** Something lies over the document: a finger, a pen. */
  readonly covered: Float32Array;
  /** The document's own print is lost: a tear, a crack, a stain. */
  readonly worn: Float32Array;
}

/** Places of the two maps among those of the net. */
const COVERED = 5;
const WORN = 6;

/** The net's maps of what covers and what wore the document, on a grid over it. `quad`: its corners in map cells. */
export function surfaceOf(maps: CornerMaps, quad: Quad): Surface | null {
  const toMap = homographyFromQuads(rectangleQuad(SURFACE_COLUMNS, SURFACE_ROWS), quad);
  if (!toMap) return null;
  const covered = new Float32Array(SURFACE_COLUMNS * SURFACE_ROWS);
  const worn = new Float32Array(covered.length);
  for (let row = 0, i = 0; row < SURFACE_ROWS; row++)
    for (let column = 0; column < SURFACE_COLUMNS; column++, i++) {
      const [x, y] = applyHomography(toMap, [column + 0.5, row + 0.5]);
      covered[i] = probabilityAt(maps, COVERED, x, y);
      worn[i] = probabilityAt(maps, WORN, x, y);
    }
  return { covered, worn };
}

function probabilityAt({ width, height, data }: CornerMaps, map: number, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
  return 1 / (1 + Math.exp(-data[(map * height + row) * width + column]!));
}
