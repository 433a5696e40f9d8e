import type { Point, Quad } from '@vidimus/contracts';
import { type GreyPicture, grey, type Picture } from '../../picture/picture.ts';
import type { TextBox } from '../ocr/text-map.ts';
import { glyphIndex } from './alphabet.ts';
import { type Cell, type FiredLine, findPeaks, type Grid, zoneCells } from './cells.ts';
import { type Decision, decide } from './decide.ts';
import { type FormatTable, type MrzField, type MrzFormat, mrzFormats } from './formats.ts';
import { type LineFrame, pointOf, stripOf } from './line-frame.ts';
import { type LineNet, type LineSteps, meanSteps } from './line-net.ts';
import { commonFrames, levelledBest, locateZone, type ZoneLine } from './locate.ts';
import { parseFields } from './parse.ts';

/** One character that the rules changed: `from` was read, `to` stands in `lines`. */
export interface Correction {
  readonly line: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/** A machine readable zone. `read` is what was recognised, `lines` what the format's rules made of it. */
export interface MrzReading {
  readonly format: MrzFormat;
  readonly read: readonly string[];
  readonly lines: readonly string[];
  readonly corrected: readonly Correction[];
  /**
   * Every check digit is right, no character beyond their cover is in doubt and all of them lie in the picture. Proves
   * the reading, never the document.
   */
  readonly valid: boolean;
  readonly checkDigits: Readonly<Record<string, boolean>>;
  readonly fields: Partial<Record<MrzField, string>>;
  /** The zone in the pixels of the picture that was read: TL, TR, BR, BL in its own reading direction. */
  readonly quad: Quad | null;
  /** Columns, from and to, in which alone an invalid zone does not read, as a scratch leaves it; else null. */
  readonly lost: Columns | null;
}
type Columns = readonly [from: number, to: number];

/** `seen`: some lines read like those of a zone, understood or not. `direction`: where their text runs, or null. */
export interface ZoneSearch {
  readonly mrz: MrzReading | null;
  readonly seen: boolean;
  /** Angle of the reading direction, radians clockwise from the picture's right; null when no zone was seen. */
  readonly direction: number | null;
}

/** The machine readable zone of a picture at any rotation. Quads are in the picture's pixels. */
export async function readMrz(
  net: LineNet,
  picture: Picture,
  boxes: readonly TextBox[],
): Promise<ZoneSearch> {
  const page = grey(picture);
  const lines = await locateZone(net, page, boxes);
  if (lines.length === 0) return { mrz: null, seen: false, direction: null };
  const u = lines[0]!.frame.u;
  let best = await readLines(net, page, lines, HEIGHTS);
  // What did not read at once is looked at with more patience.
  if (!best?.decided.decision.valid) {
    const again = await readLines(net, page, await levelledBest(net, page, lines), MORE_HEIGHTS);
    if (again && (!best || again.decided.rank > best.decided.rank)) best = again;
  }
  const mrz = best && readingOf(best.decided, best.frames, page);
  return { mrz, seen: true, direction: Math.atan2(u[1], u[0]) };
}

interface Read {
  readonly decided: Decided;
  readonly frames: readonly LineFrame[];
}

/** The best reading of lines that follow each other. */
async function readLines(
  net: LineNet,
  page: GreyPicture,
  lines: readonly ZoneLine[],
  heights: readonly number[],
): Promise<Read | null> {
  let best: Read | null = null;
  for (const run of runs(lines)) {
    const frames = commonFrames(run);
    const decided = await readFrames(net, page, frames, heights);
    if (decided && (!best || decided.rank > best.decided.rank)) best = { decided, frames };
    if (best?.decided.decision.valid) break;
  }
  return best;
}

/** Three and two lines that follow each other, most support first. */
function runs(lines: readonly ZoneLine[]): ZoneLine[][] {
  const out: ZoneLine[][] = [];
  for (const size of [3, 2])
    for (let i = 0; i + size <= lines.length; i++) out.push(lines.slice(i, i + size));
  const weakest = (run: readonly ZoneLine[]) => Math.min(...run.map((line) => line.support));
  return out.sort((a, b) => weakest(b) - weakest(a));
}

/** Heights of the strips that are read and averaged, to the nominal one: what one misreads the others seldom do. */
const HEIGHTS = [1, 0.88, 1.14] as const;
const MORE_HEIGHTS = [1, 0.94, 1.06, 0.88, 1.14] as const;

interface Decided {
  readonly decision: Decision;
  readonly cells: readonly (readonly Cell[])[];
  readonly grids: readonly Grid[];
  readonly steps: number;
  readonly rank: number;
}

/** Assignment cost a cell above which the lines are no fixed-pitch print of that length. */
const MAX_CELL_COST = 0.6;
/** Weight of that cost against one right check digit (8) and a nat of likelihood a character (1). */
const COST_WEIGHT = 20;

async function readFrames(
  net: LineNet,
  picture: GreyPicture,
  frames: readonly LineFrame[],
  heights: readonly number[],
): Promise<Decided | null> {
  const lines: FiredLine[] = [];
  for (const frame of frames) {
    const readings: LineSteps[] = [];
    for (const tall of heights) readings.push(await net.read(stripOf(picture, frame, tall)));
    const steps = meanSteps(readings);
    lines.push({ steps, peaks: findPeaks(steps) });
  }
  let best: Decided | null = null;
  for (const length of new Set(mrzFormats.map((t) => t.length)))
    for (const { cells, grids, cost } of zoneCells(lines, length)) {
      if (cost > MAX_CELL_COST) continue;
      for (const table of mrzFormats) {
        if (table.length !== length || table.lineCount !== frames.length) continue;
        if (!plausibleCode(table, cells)) continue;
        const decision = decide(table, cells);
        const rank = rankOf(decision) - cost * COST_WEIGHT;
        if (!best || rank > best.rank) best = { decision, cells, grids, steps: lines[0]!.steps.count, rank };
      }
    }
  return best;
}

/** Share of right check digits first, then likelihood a character. */
function rankOf(decision: Decision): number {
  const digits = Object.values(decision.checkDigits);
  const right = digits.filter(Boolean).length;
  return right * 8 - digits.length - decision.cost / (decision.table.lineCount * decision.table.length);
}

const V = glyphIndex('V');
const P = glyphIndex('P');
/** Visas begin with V, passports with P, cards with A, C or I (ICAO 9303-4 to -7); the French card with ID. */
function plausibleCode(table: FormatTable, cells: readonly (readonly Cell[])[]): boolean {
  const first = cells[0]![0]!;
  const p = (glyph: number) => first[glyph]!;
  if (table.format === 'TD3') return p(P) >= p(V);
  if (table.format === 'MRVA' || table.format === 'MRVB') return p(V) > 0.02 && p(V) > p(P);
  return p(V) < 0.5;
}

/** Probability below which a character does not read, and above which it surely does. */
const UNSURE = 0.6;
const SURE = 0.9;
/** Most columns that a scratch or fold takes, as a share of the zone's, and how many of the others must surely read. */
const MOST_LOST = 0.3;
const MOST_READ = 0.95;

/** The columns between the first and the last character that does not read, where there are few and the rest reads. */
export function lostColumns(lines: readonly string[], cells: readonly (readonly Cell[])[]): Columns | null {
  const read = cells.flatMap((line, l) =>
    line.map((cell, column) => ({ column, probability: cell[glyphIndex(lines[l]![column]!)]! })),
  );
  const unsure = read.filter(({ probability }) => probability < UNSURE).map(({ column }) => column);
  const [from, to] = [Math.min(...unsure), Math.max(...unsure)];
  if (unsure.length < 2 || to - from + 1 > MOST_LOST * lines[0]!.length) return null;
  const others = read.filter(({ column }) => column < from || column > to);
  const sure = others.filter(({ probability }) => probability > SURE);
  return sure.length >= MOST_READ * others.length ? [from, to] : null;
}

function readingOf(
  { decision, cells, grids, steps }: Decided,
  frames: readonly LineFrame[],
  picture: GreyPicture,
): MrzReading {
  const { length } = decision.table;
  // A digit that the picture cuts off could only be guessed, and a guess that fits always exists.
  const whole = zoneQuad([0, length - 1], grids, steps, frames).every((p) => isInside(p, picture));
  const valid = decision.valid && whole;
  return {
    format: decision.table.format,
    read: decision.read,
    lines: decision.lines,
    corrected: corrections(decision),
    valid,
    lost: valid || !whole ? null : lostColumns(decision.lines, cells),
    checkDigits: decision.checkDigits,
    fields: parseFields(decision.table, decision.lines),
    quad: zoneQuad([-0.5, length - 0.5], grids, steps, frames),
  };
}

function isInside([x, y]: Point, { width, height }: GreyPicture): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

/** A capital's height between two columns, counted from the middle of the first: from −0.5 on it bounds the print. */
function zoneQuad(
  [from, to]: readonly [number, number],
  grids: readonly Grid[],
  steps: number,
  frames: readonly LineFrame[],
): Quad {
  const ends = (grid: Grid): [number, number] => {
    const place = (i: number) => grid.origin + grid.pitch * i + grid.bend * i * i;
    return [place(from), place(to)];
  };
  const at = (l: number, end: 0 | 1, side: -1 | 1) => {
    const frame = frames[l]!;
    const along = (ends(grids[l]!)[end] / steps - 0.5) * frame.length;
    return pointOf(frame, along, side * frame.height * HALF_CAPITAL);
  };
  const last = frames.length - 1;
  return [at(0, 0, -1), at(0, 1, -1), at(last, 1, 1), at(last, 0, 1)];
}

/** Half a capital's share of a strip's height, with a little room. */
const HALF_CAPITAL = 0.33;

function corrections(decision: Decision): Correction[] {
  const out: Correction[] = [];
  for (const [line, to] of decision.lines.entries())
    for (let column = 0; column < to.length; column++)
      if (to[column] !== decision.read[line]![column])
        out.push({ line, column, from: decision.read[line]![column]!, to: to[column]! });
  return out;
}
