import { type GreyPicture, grey, type Picture } from '../../picture/picture.ts';
import { COLUMNS_PER_STEP } from '../ocr/recogniser.ts';
import { FILLER, glyphIndex } from './alphabet.ts';
import type { Cell, Grid, ZoneCells } from './cells.ts';

/** Fillers needed to know how this zone prints them. */
const MIN_FILLERS = 5;
/** How many px a glyph may lie beside its cell, across and along. */
const SHIFT_X = 3;
const SHIFT_Y = 2;
/** How far under the zone's own fillers a cell may correlate and still be one. */
const SLACK = 0.06;
/** A recogniser surer than this is overruled only by a shape better than half of the sure fillers'. */
const SURE = 0.95;
/** Correlation of the sure fillers with their mean under which the print is too blurred to judge by shape. */
const CLEAR_PRINT = 0.65;
/** What the recogniser takes fillers for (seen on specimens and DLC-2021); other letters are never overruled. */
const TAKEN_FOR_FILLER = new Set(Array.from('KCELSRVZX4279', glyphIndex));
/** Correlation under which a cell is certainly no filler. */
const UNLIKE = 0.35;

/**
 * Corrects the recogniser's favourite mistake in this print: fillers read as K, C, E, L or S, and letters dropped inside
 * runs. The zone's own sure fillers are averaged to a template; a doubtful cell that correlates with it like they do
 * becomes a filler, a cell thought empty that does not look like one loses that belief.
 */
export function weighFillers(zone: ZoneCells, strips: readonly Picture[]): void {
  const lumas = strips.map(grey);
  const width = Math.round(zone.grids[0]!.pitch * COLUMNS_PER_STEP);
  const members: Float32Array[] = [];
  zone.cells.forEach((line, l) => {
    line.forEach((cell, c) => {
      if (!zone.fired[l]![c] || cell[FILLER]! < 0.9) return;
      const cut = patch(lumas[l]!, zone.grids[l]!, c, width, 0, 0);
      if (cut) members.push(cut);
    });
  });
  if (members.length < MIN_FILLERS) return;
  const template = average(members);
  const likeness = zone.cells.map((line, l) =>
    line.map((_, c) => bestMatch(template, lumas[l]!, zone.grids[l]!, c, width)),
  );
  const known: number[] = [];
  zone.cells.forEach((line, l) => {
    line.forEach((cell, c) => {
      if (zone.fired[l]![c] && cell[FILLER]! >= 0.9) known.push(likeness[l]![c]!);
    });
  });
  known.sort((a, b) => a - b);
  const typical = known[Math.floor(known.length * 0.15)]!;
  const middle = known[Math.floor(known.length / 2)]!;
  if (typical < CLEAR_PRINT) return;
  zone.cells.forEach((line, l) => {
    line.forEach((cell, c) => {
      const like = likeness[l]![c]!;
      const suspect = !zone.fired[l]![c] || TAKEN_FOR_FILLER.has(strongest(cell));
      const sure = cell[strongest(cell)]! > SURE;
      if (suspect && like >= (sure ? middle : typical - SLACK)) believe(cell, 4);
      else if (!zone.fired[l]![c] && like < UNLIKE) believe(cell, 0.02);
    });
  });
}

function strongest(cell: Cell): number {
  let best = 0;
  for (let g = 1; g < cell.length; g++) if (cell[g]! > cell[best]!) best = g;
  return best;
}

/** Multiplies the odds of a filler by `factor`, lifting them to near even first when the shape speaks for one. */
function believe(cell: Cell, factor: number): void {
  const p = factor > 1 ? Math.max(cell[FILLER]!, 0.45) : cell[FILLER]!;
  const odds = (p / Math.max(1e-6, 1 - p)) * factor;
  const next = odds / (1 + odds);
  const rest = (1 - next) / Math.max(1e-6, 1 - cell[FILLER]!);
  for (let g = 0; g < cell.length; g++) cell[g]! *= rest;
  cell[FILLER] = next;
}

/** Zero-mean, unit-length grey values of one cell; `null` when it lies outside the strip or is blank. */
function patch(
  luma: GreyPicture,
  grid: Grid,
  column: number,
  width: number,
  dx: number,
  dy: number,
): Float32Array | null {
  const left = Math.round((grid.origin + column * grid.pitch) * COLUMNS_PER_STEP - width / 2) + dx;
  const top = SHIFT_Y + dy;
  const height = luma.height - 2 * SHIFT_Y;
  if (left < 0 || left + width > luma.width) return null;
  const out = new Float32Array(width * height);
  let mean = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const v = luma.data[(top + y) * luma.width + left + x]!;
      out[y * width + x] = v;
      mean += v;
    }
  mean /= out.length;
  let norm = 0;
  for (let i = 0; i < out.length; i++) {
    out[i]! -= mean;
    norm += out[i]! * out[i]!;
  }
  if (norm < out.length * 9) return null;
  const scale = 1 / Math.sqrt(norm);
  for (let i = 0; i < out.length; i++) out[i]! *= scale;
  return out;
}

function average(members: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(members[0]!.length);
  for (const member of members) for (let i = 0; i < sum.length; i++) sum[i]! += member[i]!;
  let norm = 0;
  for (const v of sum) norm += v * v;
  return sum.map((v) => v / Math.sqrt(norm));
}

function bestMatch(
  template: Float32Array,
  luma: GreyPicture,
  grid: Grid,
  column: number,
  width: number,
): number {
  let best = 0;
  for (let dy = -SHIFT_Y; dy <= SHIFT_Y; dy++)
    for (let dx = -SHIFT_X; dx <= SHIFT_X; dx++) {
      const cut = patch(luma, grid, column, width, dx, dy);
      if (!cut) continue;
      let dot = 0;
      for (let i = 0; i < cut.length; i++) dot += cut[i]! * template[i]!;
      if (dot > best) best = dot;
    }
  return best;
}
