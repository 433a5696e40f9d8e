import { type GreyPicture, grey, type Picture } from '../picture/picture.ts';
import { fitInside } from '../picture/resize.ts';

/** Longer side at which stripes are looked for, px: the narrowest bars of a card that fills it are 2 px wide. */
const SEARCH_SIDE = 1000;
/** Side of the squares that are judged, px. */
const CELL = 20;
/** Mean squared gradient from which a square has marks, grey levels², and how alike their directions then are (0 to 1). */
const LEAST_CONTRAST = 500;
const LEAST_COHERENCE = 0.5;
/** Striped squares that touch each other from which they may be a symbol. */
const LEAST_CELLS = 60;
/** Room left around them for what the search missed, in squares. */
const ROOM = 4;

/** A part of a picture, px. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a stacked barcode may stand: the largest field of stripes that run one way (eigenvalues of the structure
 * tensor; Bigün and Granlund 1987). `null` where no field is large enough, as on most documents; all of a small
 * picture, which is decoded as fast as it is searched.
 */
export function stripedPart(picture: Picture): Part | null {
  if (Math.max(picture.width, picture.height) <= SEARCH_SIDE)
    return { x: 0, y: 0, width: picture.width, height: picture.height };
  const luma = grey(fitInside(picture, SEARCH_SIDE));
  const [columns, rows] = [Math.floor(luma.width / CELL), Math.floor(luma.height / CELL)];
  const striped = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      striped[row * columns + column] = isStriped(luma, column * CELL, row * CELL) ? 1 : 0;
  const field = largestField(striped, columns, rows);
  if (!field || field.cells < LEAST_CELLS) return null;
  const scale = (picture.width / luma.width) * CELL;
  const left = Math.max(0, (field.left - ROOM) * scale);
  const top = Math.max(0, (field.top - ROOM) * scale);
  const right = Math.min(picture.width, (field.right + 1 + ROOM) * scale);
  const bottom = Math.min(picture.height, (field.bottom + 1 + ROOM) * scale);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function isStriped({ width, data }: GreyPicture, x0: number, y0: number): boolean {
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = y0; y < y0 + CELL - 1; y++)
    for (let at = y * width + x0, end = at + CELL - 1; at < end; at++) {
      // Across the diagonals, so that both derivatives are taken at one place.
      const a = data[at + width + 1]! - data[at]!;
      const b = data[at + width]! - data[at + 1]!;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
  const energy = xx + yy;
  if (energy < LEAST_CONTRAST * (CELL - 1) ** 2) return false;
  return Math.hypot(xx - yy, 2 * xy) > LEAST_COHERENCE * energy;
}

interface Field {
  cells: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The largest connected field of squares of which most neighbours are striped too: single edges make none. */
function largestField(striped: Uint8Array, columns: number, rows: number): Field | null {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= columns || y >= rows ? 0 : striped[y * columns + x]!;
  const dense = striped.map((_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) sum += at(x + dx, y + dy);
    return sum >= 5 ? 1 : 0;
  });
  let best: Field | null = null;
  for (let start = 0; start < dense.length; start++) {
    if (!dense[start]) continue;
    const field = flooded(dense, start, columns, rows);
    if (!best || field.cells > best.cells) best = field;
  }
  return best;
}

/** The field around a square, whose squares are taken out of `dense`. */
function flooded(dense: Uint8Array, start: number, columns: number, rows: number): Field {
  const field = { cells: 0, left: columns, top: rows, right: 0, bottom: 0 };
  const open = [start];
  dense[start] = 0;
  while (open.length > 0) {
    const here = open.pop()!;
    const [x, y] = [here % columns, Math.floor(here / columns)];
    field.cells++;
    field.left = Math.min(field.left, x);
    field.right = Math.max(field.right, x);
    field.top = Math.min(field.top, y);
    field.bottom = Math.max(field.bottom, y);
    for (const [nx, ny] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      const next = ny * columns + nx;
      if (nx < 0 || ny < 0 || nx >= columns || ny >= rows || !dense[next]) continue;
      dense[next] = 0;
      open.push(next);
    }
  }
  return field;
}
