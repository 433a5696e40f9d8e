import type { Point } from '@vidimus/contracts';
import { applyHomography, type Homography, invertHomography, multiplyHomography } from './homography.ts';

type Match = readonly [from: Point, to: Point];

/** Moves points to their centre and scales them to a mean square distance of 2 (Hartley 1997). */
function conditioned(points: readonly Point[]): Homography {
  const n = points.length;
  const x = points.reduce((sum, point) => sum + point[0], 0) / n;
  const y = points.reduce((sum, point) => sum + point[1], 0) / n;
  const square = points.reduce((sum, point) => sum + (point[0] - x) ** 2 + (point[1] - y) ** 2, 0) / n;
  const scale = Math.sqrt(2 / Math.max(square, 1e-12));
  return [scale, 0, -scale * x, 0, scale, -scale * y, 0, 0, 1];
}

/**
 * The homography that carries points onto others with the least algebraic error, over conditioned points (Hartley,
 * "In defense of the eight-point algorithm", 1997). Null for fewer than four matches and for points on one line.
 */
export function fitHomography(matches: readonly Match[]): Homography | null {
  if (matches.length < 4) return null;
  const before = conditioned(matches.map(([from]) => from));
  const after = conditioned(matches.map(([, to]) => to));
  const normal = Array.from({ length: 8 }, () => new Float64Array(9));
  const add = (row: readonly number[]): void => {
    for (let r = 0; r < 8; r++) for (let c = 0; c < 9; c++) normal[r]![c]! += row[r]! * row[c]!;
  };
  for (const [from, to] of matches) {
    const [x, y] = applyHomography(before, from);
    const [u, v] = applyHomography(after, to);
    add([x, y, 1, 0, 0, 0, -u * x, -u * y, u]);
    add([0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  const solved = solve(normal);
  if (!solved) return null;
  const inner = [...solved, 1] as unknown as Homography;
  return multiplyHomography(invertHomography(after), multiplyHomography(inner, before));
}

/** Gaussian elimination with partial pivoting; null for a singular matrix. */
function solve(rows: Float64Array[]): number[] | null {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let r = column + 1; r < n; r++)
      if (Math.abs(rows[r]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = r;
    if (Math.abs(rows[pivot]![column]!) < 1e-9) return null;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let r = 0; r < n; r++) {
      if (r === column) continue;
      const factor = rows[r]![column]! / rows[column]![column]!;
      for (let k = column; k <= n; k++) rows[r]![k]! -= factor * rows[column]![k]!;
    }
  }
  return rows.map((row, at) => row[n]! / row[at]!);
}
