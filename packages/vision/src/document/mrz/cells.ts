import { ALPHABET } from './alphabet.ts';
import type { LineSteps } from './line-net.ts';

/** Probability of each glyph of the alphabet in one character position. */
export type Cell = Float32Array;

/** One character as the recogniser saw it: its middle in steps, how sure it is that one stands there, and which. */
export interface Peak {
  readonly at: number;
  readonly sure: number;
  readonly glyphs: Cell;
}

/** Centre probability over which a character stands there. */
const FIRES = 0.3;

/** Characters along the line: local maxima of the centre probability, placed by a parabola through three steps. */
export function findPeaks(steps: LineSteps): Peak[] {
  const { centres, count } = steps;
  const peaks: Peak[] = [];
  for (let t = 0; t < count; t++) {
    const [before, here, after] = [centres[t - 1] ?? 0, centres[t]!, centres[t + 1] ?? 0];
    if (here < FIRES || before > here || after >= here) continue;
    const bend = before - 2 * here + after;
    const shift = bend < 0 ? (0.5 * (before - after)) / bend : 0;
    peaks.push({ at: t + 0.5 + shift, sure: here, glyphs: glyphsAround(steps, t) });
  }
  return peaks;
}

/** Glyph probabilities at a step, its neighbours weighing by how much of the same character they see. */
function glyphsAround({ glyphs, centres, count }: LineSteps, t: number): Cell {
  const n = ALPHABET.length;
  const out = new Float32Array(n);
  let total = 0;
  for (let s = Math.max(0, t - 1); s <= Math.min(count - 1, t + 1); s++) {
    const weight = centres[s]! ** 2;
    total += weight;
    for (let g = 0; g < n; g++) out[g]! += weight * glyphs[s * n + g]!;
  }
  for (let g = 0; g < n; g++) out[g]! /= total || 1;
  return out;
}

/** Where the characters of a line stand: character i is centred at `origin + pitch·i + bend·i²` steps. */
export interface Grid {
  readonly origin: number;
  readonly pitch: number;
  /** Perspective lets the pitch grow or shrink along the line. */
  readonly bend: number;
}

/** A line's steps and the characters that fired in it. */
export interface FiredLine {
  readonly steps: LineSteps;
  readonly peaks: readonly Peak[];
}

const placeOf = (grid: Grid, i: number): number => grid.origin + grid.pitch * i + grid.bend * i * i;

/** How far from its cell's centre a peak may lie, in pitches. */
const REACH = 0.6;
/** Prices of the assignment, in nats: a peak half a pitch off, a peak dropped, a cell that nothing fills. */
const MISPLACED_COST = 8;
const DROPPED_COST = 3;
const EMPTY_COST = 1.5;

interface Assignment {
  readonly cost: number;
  readonly peaks: readonly (Peak | undefined)[];
}

/**
 * Puts peaks into `count` cells by dynamic programming: a peak pays for its distance from the cell's centre, a
 * dropped peak and an empty cell pay a fixed cost.
 */
function assignPeaks(peaks: readonly Peak[], grid: Grid, count: number): Assignment {
  const width = count + 1;
  const cost = new Float64Array((peaks.length + 1) * width).fill(Infinity);
  const move = new Uint8Array(cost.length);
  cost[0] = 0;
  for (let k = 0; k <= peaks.length; k++) {
    for (let i = 0; i <= count; i++) {
      const at = k * width + i;
      const now = cost[at]!;
      if (now === Infinity) continue;
      const relax = (to: number, price: number, how: number) => {
        if (now + price < cost[to]!) {
          cost[to] = now + price;
          move[to] = how;
        }
      };
      if (i < count) relax(at + 1, EMPTY_COST, 1);
      if (k === peaks.length) continue;
      relax(at + width, DROPPED_COST * peaks[k]!.sure, 2);
      if (i === count) continue;
      const off = (peaks[k]!.at - placeOf(grid, i)) / grid.pitch;
      if (Math.abs(off) <= REACH) relax(at + width + 1, MISPLACED_COST * off * off, 3);
    }
  }
  const assigned: (Peak | undefined)[] = new Array(count).fill(undefined);
  for (let k = peaks.length, i = count; k > 0 || i > 0; ) {
    const how = move[k * width + i]!;
    if (how === 3) assigned[i - 1] = peaks[k - 1];
    if (how !== 1) k--;
    if (how !== 2) i--;
  }
  return { cost: cost.at(-1)!, peaks: assigned };
}

/** Cells of all lines, each line's own grid, and the assignment's cost a cell. */
export interface ZoneCells {
  readonly cells: Cell[][];
  readonly grids: readonly Grid[];
  readonly cost: number;
}

/** Peaks that a line needs to tell its own pitch. */
const ENOUGH = 6;
/** Characters by which a line's first peak may be off: some were missed, or something else fired before it. */
const SHIFTS = [0, -1, 1, -2, 2, 3, 4, 5, 6] as const;

/**
 * The cells of all lines of a zone of `count` columns, once for each place where the first column may stand, likeliest
 * first. Strips of one zone share their left end, so characters of one column stand near one place in each. Empty when
 * no line shows its pitch. `cost` is per cell.
 */
export function zoneCells(lines: readonly FiredLine[], count: number): ZoneCells[] {
  const own = lines.map(({ peaks }) => (peaks.length >= ENOUGH ? walkedGrid(peaks) : null));
  const known = own.filter((grid) => grid !== null);
  if (known.length === 0) return [];
  const pitch = known.reduce((sum, grid) => sum + grid.pitch, 0) / known.length;
  const first = Math.min(...known.map((grid) => grid.origin));
  const start = own.map((grid) => grid && moved(grid, -Math.round((grid.origin - first) / pitch)));
  const common = start.find((grid) => grid !== null)!;
  return SHIFTS.map((shift) => {
    const grids = start.map((grid) => moved(grid ?? common, shift));
    const settled = lines.map((line, l) => refit(assignPeaks(line.peaks, grids[l]!, count), grids[l]!));
    const assigned = lines.map((line, l) => assignPeaks(line.peaks, settled[l]!, count));
    const cost = assigned.reduce((sum, each) => sum + each.cost, 0) / (lines.length * count);
    const cells = assigned.map(({ peaks }, l) =>
      peaks.map((peak, i) =>
        peak ? normalised(peak.glyphs) : weakEvidence(lines[l]!.steps, settled[l]!, i),
      ),
    );
    return { cells, grids: settled, cost };
  }).sort((a, b) => a.cost - b.cost);
}

/** The same grid counted from `by` characters later. */
function moved({ origin, pitch, bend }: Grid, by: number): Grid {
  return { origin: origin + pitch * by + bend * by * by, pitch: pitch + 2 * bend * by, bend };
}

/** A grid from the peaks alone: each step from one to the next is a whole number of the pitch thereabouts. */
function walkedGrid(peaks: readonly Peak[]): Grid {
  const gaps = peaks.slice(1).map((peak, k) => peak.at - peaks[k]!.at);
  const typical = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  let local = typical;
  let index = 0;
  let last = peaks[0]!.at;
  const placed = [{ i: 0, at: last }];
  for (const { at } of peaks.slice(1)) {
    const steps = Math.round((at - last) / local);
    if (steps < 1) continue;
    index += steps;
    const gap = (at - last) / steps;
    if (Math.abs(gap / typical - 1) < 0.3) local += 0.2 * (gap - local);
    last = at;
    placed.push({ i: index, at });
  }
  return fitted(placed) ?? { origin: peaks[0]!.at, pitch: typical, bend: 0 };
}

/** Least squares through (i, at); quadratic from twenty characters on. `null` when they are bunched. */
function fitted(placed: readonly { i: number; at: number }[]): Grid | null {
  const terms = placed.length >= 20 ? 3 : 2;
  const sums = new Float64Array(5);
  const right = new Float64Array(3);
  for (const { i, at } of placed) {
    for (let p = 0, power = 1; p < 5; p++, power *= i) {
      sums[p]! += power;
      if (p < 3) right[p]! += power * at;
    }
  }
  const rows = Array.from({ length: terms }, (_, r) => [
    ...Array.from({ length: terms }, (_, c) => sums[r + c]!),
    right[r]!,
  ]);
  const solution = solved(rows);
  return solution && { origin: solution[0]!, pitch: solution[1]!, bend: solution[2] ?? 0 };
}

/** Gaussian elimination of a small positive definite system given as rows with their right-hand side. */
function solved(rows: number[][]): number[] | null {
  for (let c = 0; c < rows.length; c++) {
    if (Math.abs(rows[c]![c]!) < 1e-9) return null;
    for (let r = 0; r < rows.length; r++) {
      if (r === c) continue;
      const factor = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k <= rows.length; k++) rows[r]![k]! -= factor * rows[c]![k]!;
    }
  }
  return rows.map((row, r) => row.at(-1)! / row[r]!);
}

/** Least squares through the assigned peaks; a line with few or bunched ones keeps its grid. */
function refit(assignment: Assignment, grid: Grid): Grid {
  const placed = assignment.peaks.flatMap((peak, i) => (peak ? [{ i, at: peak.at }] : []));
  if (placed.length < 10) return grid;
  const next = fitted(placed);
  return next && Math.abs(next.pitch / grid.pitch - 1) < 0.06 ? next : grid;
}

/** Share of even odds mixed into a cell at whose middle nothing fired. */
const UNFIRED = 0.4;

/** What the net sees at the place of a character that did not fire. */
function weakEvidence({ glyphs, count }: LineSteps, grid: Grid, index: number): Cell {
  const n = ALPHABET.length;
  const t = Math.max(0, Math.min(count - 1, Math.floor(placeOf(grid, index))));
  return normalised(
    Float32Array.from({ length: n }, (_, g) => (1 - UNFIRED) * glyphs[t * n + g]! + UNFIRED / n),
  );
}

function normalised(glyphs: Cell): Cell {
  let sum = 0;
  const out = glyphs.map((p) => p + 1e-5);
  for (const p of out) sum += p;
  return out.map((p) => p / sum);
}
