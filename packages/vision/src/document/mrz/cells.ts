import type { Emissions } from '../ocr/recogniser.ts';
import { ALPHABET, FILLER, glyphIndex } from './alphabet.ts';

/** Probability of each glyph of the alphabet in one character position. */
export type Cell = Float32Array;

/** One character as the recogniser fired it: centre in steps and probabilities by glyph. */
export interface Peak {
  readonly at: number;
  readonly glyphs: Cell;
  readonly best: number;
}

/** Which of the alphabet's glyphs each class of the recogniser stands for, −1 for none; index 0 is the blank. */
export function glyphClasses(keys: readonly string[]): Int8Array {
  const table = new Int8Array(keys.length + 1).fill(-1);
  keys.forEach((key, i) => {
    const glyph = '〈《＜«‹'.includes(key) ? FILLER : glyphIndex(key.toUpperCase());
    table[i + 1] = glyph;
  });
  return table;
}

/** Probabilities of the 37 glyphs per step, row-major; all other characters and the blank are left out. */
export function glyphSteps(emissions: Emissions, classes: Int8Array): Float32Array {
  const out = new Float32Array(emissions.steps * ALPHABET.length);
  for (let t = 0; t < emissions.steps; t++) {
    const from = t * emissions.classes;
    for (let c = 1; c < emissions.classes; c++) {
      const glyph = classes[c]!;
      if (glyph < 0) continue;
      const p = emissions.data[from + c]!;
      const at = t * ALPHABET.length + glyph;
      if (p > out[at]!) out[at] = p;
    }
  }
  return out;
}

/** Total glyph probability over which a step belongs to a character rather than to the blank. */
const FIRES = 0.2;

/** Characters along the line: runs of steps whose best glyph is the same. */
export function findPeaks(steps: Float32Array): Peak[] {
  const n = ALPHABET.length;
  const peaks: Peak[] = [];
  let run: { from: number; glyphs: Cell; best: number; weight: number; moment: number } | null = null;
  const close = () => {
    if (run) peaks.push({ at: run.moment / run.weight, glyphs: run.glyphs, best: run.best });
    run = null;
  };
  for (let t = 0; t * n < steps.length; t++) {
    const row = steps.subarray(t * n, (t + 1) * n);
    let best = 0;
    for (let c = 1; c < n; c++) if (row[c]! > row[best]!) best = c;
    if (row[best]! < FIRES) {
      close();
      continue;
    }
    if (run && run.best !== best) close();
    run ??= { from: t, glyphs: new Float32Array(n), best, weight: 0, moment: 0 };
    for (let c = 0; c < n; c++) run.glyphs[c] = Math.max(run.glyphs[c]!, row[c]!);
    run.weight += row[best]!;
    run.moment += row[best]! * (t + 0.5);
  }
  close();
  return peaks;
}

/** A fixed-pitch grid: cell i is centred at `origin + i · pitch` steps. */
export interface Grid {
  readonly origin: number;
  readonly pitch: number;
}

/** A line's steps and the characters that fired in it. */
export interface FiredLine {
  readonly steps: Float32Array;
  readonly peaks: readonly Peak[];
}

/** How far from its cell's centre a peak may lie, in pitches. */
const REACH = 0.65;
/** Prices of the assignment, in nats: a peak half a pitch off, a peak dropped, a cell that nothing fills. */
const MISPLACED_COST = 10;
const DROPPED_COST = 3;
const EMPTY_COST = 0.5;

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
      relax(at + width, DROPPED_COST * peaks[k]!.glyphs[peaks[k]!.best]!, 2);
      if (i === count) continue;
      const off = (peaks[k]!.at - grid.origin) / grid.pitch - i;
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

/** Cells of all lines: which of them a peak fills, each line's own grid, and the assignment's cost a cell. */
export interface ZoneCells {
  readonly cells: Cell[][];
  readonly fired: readonly (readonly boolean[])[];
  readonly grids: readonly Grid[];
  readonly cost: number;
}

/**
 * The cells of all lines of a zone of `count` columns. One fixed-pitch grid for all lines is searched around the
 * places where the lines begin and end, the one whose assignments cost least wins; then each line's grid is refitted
 * to its own peaks, since perspective leaves the lines slightly different pitches. `end` is the zone's right end in
 * steps: lines whose closing fillers were merged do not show it. `cost` is per cell.
 */
export function zoneCells(lines: readonly FiredLine[], count: number, end: number): ZoneCells | null {
  const grid = searchGrid(lines, count, end);
  if (!grid) return null;
  let total = 0;
  const grids: Grid[] = [];
  const fired: boolean[][] = [];
  const cells = lines.map((line) => {
    const own = refit(assignPeaks(line.peaks, grid, count), grid);
    const assigned = assignPeaks(line.peaks, own, count);
    total += assigned.cost;
    grids.push(own);
    fired.push(assigned.peaks.map((peak) => peak !== undefined));
    return assigned.peaks.map((peak, i) =>
      peak ? normalised(peak.glyphs) : weakEvidence(line.steps, own, i),
    );
  });
  return { cells, grids, fired, cost: total / (lines.length * count) };
}

/** Steps of the search: pitch ± 2 %, origin ± 0.4 pitch. */
const PITCH_TRIES = [-0.02, -0.01, -0.005, 0, 0.005, 0.01, 0.02] as const;
const ORIGIN_TRIES = [-0.4, -0.2, 0, 0.2, 0.4] as const;

function searchGrid(lines: readonly FiredLine[], count: number, end: number): Grid | null {
  const filled = lines.filter((line) => line.peaks.length >= 6);
  if (filled.length === 0) return null;
  const starts = filled.map((line) => line.peaks[0]!.at);
  const ends = [...filled.map((line) => line.peaks.at(-1)!.at), end];
  const seen = new Set<string>();
  let best: { grid: Grid; cost: number } | null = null;
  for (const first of starts)
    for (const last of ends)
      for (const stretch of PITCH_TRIES)
        for (const shift of ORIGIN_TRIES) {
          const pitch = ((last - first) / (count - 1)) * (1 + stretch);
          if (pitch < 1.5) continue;
          const grid = { origin: first + shift * pitch, pitch };
          const key = `${Math.round(pitch * 200)} ${Math.round(grid.origin * 8)}`;
          if (seen.has(key)) continue;
          seen.add(key);
          let cost = 0;
          for (const line of lines) cost += assignPeaks(line.peaks, grid, count).cost;
          if (!best || cost < best.cost) best = { grid, cost };
        }
  return best?.grid ?? null;
}

/** Least squares through the assigned peaks; a line with few or bunched peaks keeps the common grid. */
function refit(assignment: Assignment, grid: Grid): Grid {
  let [n, si, st, sii, sit] = [0, 0, 0, 0, 0];
  assignment.peaks.forEach((peak, i) => {
    if (!peak) return;
    n++;
    si += i;
    st += peak.at;
    sii += i * i;
    sit += i * peak.at;
  });
  const spread = n * sii - si * si;
  if (n < 10 || spread <= 0) return grid;
  const pitch = (n * sit - si * st) / spread;
  if (Math.abs(pitch / grid.pitch - 1) > 0.03) return grid;
  return { pitch, origin: (st - pitch * si) / n };
}

/** What an empty cell holds before any evidence: the recogniser merges runs of fillers, so usually a filler. */
const PRIOR_FILLER = 0.03;
const PRIOR_OTHER = 0.0003;

function weakEvidence(steps: Float32Array, grid: Grid, index: number): Cell {
  const n = ALPHABET.length;
  const cell = new Float32Array(n).fill(PRIOR_OTHER);
  cell[FILLER] = PRIOR_FILLER;
  const centre = grid.origin + index * grid.pitch;
  const last = steps.length / n - 1;
  const from = Math.max(0, Math.round(centre - 0.5 - grid.pitch * 0.35));
  const to = Math.min(last, Math.round(centre - 0.5 + grid.pitch * 0.35));
  for (let t = from; t <= to; t++)
    for (let c = 0; c < n; c++) cell[c] = Math.max(cell[c]!, Math.min(FIRES, steps[t * n + c]!));
  return normalised(cell);
}

function normalised(glyphs: Cell): Cell {
  const out = new Float32Array(glyphs.length);
  let sum = 0;
  for (let c = 0; c < out.length; c++) {
    out[c] = glyphs[c]! + 1e-5;
    sum += out[c]!;
  }
  for (let c = 0; c < out.length; c++) out[c]! /= sum;
  return out;
}
