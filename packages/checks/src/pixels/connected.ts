/** A patch of cells that touch each other along their sides, and its bounds in cells (right and bottom beyond the last). */
export interface CellPatch {
  readonly cells: readonly (readonly [column: number, row: number])[];
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The connected patches of a row-major grid's cells for which `taken` holds, the largest first. */
export function connectedCells(
  columns: number,
  rows: number,
  taken: (index: number) => boolean,
): CellPatch[] {
  const open = Uint8Array.from({ length: columns * rows }, (_, index) => (taken(index) ? 1 : 0));
  const patches: CellPatch[] = [];
  for (let start = 0; start < open.length; start++)
    if (open[start] === 1) patches.push(patchFrom(start, open, columns, rows));
  return patches.sort((a, b) => b.cells.length - a.cells.length);
}

function patchFrom(start: number, open: Uint8Array, columns: number, rows: number): CellPatch {
  const cells: (readonly [number, number])[] = [];
  let [left, top, right, bottom] = [columns, rows, 0, 0];
  open[start] = 0;
  const queue = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const column = next % columns;
    const row = (next - column) / columns;
    cells.push([column, row]);
    left = Math.min(left, column);
    top = Math.min(top, row);
    right = Math.max(right, column + 1);
    bottom = Math.max(bottom, row + 1);
    const around = [
      column > 0 ? next - 1 : -1,
      column < columns - 1 ? next + 1 : -1,
      row > 0 ? next - columns : -1,
      row < rows - 1 ? next + columns : -1,
    ];
    for (const neighbour of around) {
      if (neighbour < 0 || open[neighbour] !== 1) continue;
      open[neighbour] = 0;
      queue.push(neighbour);
    }
  }
  return { cells, left, top, right, bottom };
}
