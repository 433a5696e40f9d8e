import type { Picture } from '@vidimus/vision/browser';
import { connectedCells } from './connected.ts';

/** A blown-out patch: box in pixels of the picture, and the share of the picture that it covers. */
export interface Highlight {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly share: number;
  /** The cells that it covers, each `cell` × `cell` px, as column and row. */
  readonly cells: readonly (readonly [column: number, row: number])[];
}

/** Side of a cell, px. */
export const highlightCell = 8;
/** Channel value from which a pixel counts as blown out. Print on white paper photographs well below it. */
const blownOut = 249;
/** Share of blown-out pixels that makes a cell part of a patch. */
const filled = 0.9;

/** Which cells are blown out nearly everywhere. */
function blownCells(picture: Picture): { columns: number; rows: number; blown: Uint8Array } {
  const columns = Math.floor(picture.width / highlightCell);
  const rows = Math.floor(picture.height / highlightCell);
  const blown = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let count = 0;
      for (let y = row * highlightCell; y < (row + 1) * highlightCell; y++) {
        let at = (y * picture.width + column * highlightCell) * 3;
        for (let x = 0; x < highlightCell; x++, at += 3) {
          const { data } = picture;
          if (data[at]! >= blownOut && data[at + 1]! >= blownOut && data[at + 2]! >= blownOut) count++;
        }
      }
      blown[row * columns + column] = count >= filled * highlightCell ** 2 ? 1 : 0;
    }
  }
  return { columns, rows, blown };
}

/** Patches of connected blown-out cells, the largest first: saturated and without colour, as a lamp's reflection is. */
export function highlightsOf(picture: Picture): Highlight[] {
  const { columns, rows, blown } = blownCells(picture);
  return connectedCells(columns, rows, (index) => blown[index] === 1).map(
    ({ cells, left, top, right, bottom }) => ({
      x: left * highlightCell,
      y: top * highlightCell,
      width: (right - left) * highlightCell,
      height: (bottom - top) * highlightCell,
      share: (cells.length * highlightCell ** 2) / (picture.width * picture.height),
      cells,
    }),
  );
}
