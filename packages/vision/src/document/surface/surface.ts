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

/** The net's two maps as logits, row-major, over the document and a margin of ground around it. */
export interface SurfaceMaps {
  readonly width: number;
  readonly height: number;
  /** Ground on each side, as a share of the document's side. */
  readonly margin: number;
  /** 2 × `height` × `width`: covered, worn. */
  readonly data: Float32Array;
}

/** The maps on the grid over the document alone. */
export function surfaceOf(maps: SurfaceMaps): Surface {
  const covered = new Float32Array(SURFACE_COLUMNS * SURFACE_ROWS);
  const worn = new Float32Array(covered.length);
  const cells = maps.width * maps.height;
  for (let row = 0, i = 0; row < SURFACE_ROWS; row++) {
    const y = cellAt((row + 0.5) / SURFACE_ROWS, maps.height, maps.margin);
    for (let column = 0; column < SURFACE_COLUMNS; column++, i++) {
      const at = y * maps.width + cellAt((column + 0.5) / SURFACE_COLUMNS, maps.width, maps.margin);
      covered[i] = sigmoid(maps.data[at]!);
      worn[i] = sigmoid(maps.data[cells + at]!);
    }
  }
  return { covered, worn };
}

/** The map's cell at a share of the document's side. */
const cellAt = (share: number, cells: number, margin: number): number =>
  Math.floor(((share + margin) / (1 + 2 * margin)) * cells);

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
