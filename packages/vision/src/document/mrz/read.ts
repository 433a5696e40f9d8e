import type { Point, Quad } from '@vidimus/contracts';
import type { Picture } from '../../picture/picture.ts';
import { textStrip } from '../ocr/recogniser.ts';
import type { TextReader } from '../ocr/text-reader.ts';
import { ALPHABET } from './alphabet.ts';
import { type Cell, type FiredLine, findPeaks, glyphSteps, zoneCells } from './cells.ts';
import { type Decision, decide } from './decide.ts';
import { weighFillers } from './filler-shape.ts';
import type { ZoneCandidate } from './find.ts';
import { type FormatTable, type MrzField, type MrzFormat, mrzFormats } from './formats.ts';
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
  /** Every check digit of the format is right. Proves the reading, never the document. */
  readonly valid: boolean;
  readonly checkDigits: Readonly<Record<string, boolean>>;
  readonly fields: Partial<Record<MrzField, string>>;
  /** The zone in the pixels of the picture that was read: TL, TR, BR, BL. */
  readonly quad: Quad | null;
}

/** Share of a strip's width from its right end to the centre of the last character, about a character and a half. */
const END_MARGIN = 0.03;

/** One pass over a zone's lines at one widening of the strips. */
interface Pass {
  readonly lines: readonly FiredLine[];
  readonly strips: readonly Picture[];
  readonly end: number;
}

/** Strips are widened so that each character spans about five output steps (84 against 73 % exact unwidened). */
const STRETCH = 1.5;
/** A second pass at another widening shifts every character against the recogniser's steps; it settles doubts. */
const SECOND_STRETCH = 1.2;
/** Probability under which a chosen glyph is in doubt. */
const DOUBT = 0.85;

/** Reads one zone candidate at full resolution; `null` when no format fits. */
export async function readZone(
  reader: TextReader,
  classes: Int8Array,
  picture: Picture,
  zone: ZoneCandidate,
): Promise<(MrzReading & { cost: number }) | null> {
  const first = await readPass(reader, classes, picture, zone, STRETCH);
  let best = bestDecision([first]);
  if (!best) return null;
  if (!best.valid || best.weakest < DOUBT) {
    const second = await readPass(reader, classes, picture, zone, SECOND_STRETCH);
    const both = bestDecision([first, second]);
    if (both && (both.valid || !best.valid)) best = both;
  }
  const last = zone.lines.at(-1)!;
  const quad: Quad = [zone.lines[0]![0], zone.lines[0]![1], last[2] as Point, last[3] as Point];
  return {
    format: best.table.format,
    read: best.read,
    lines: best.lines,
    corrected: corrections(best),
    valid: best.valid,
    checkDigits: best.checkDigits,
    fields: parseFields(best.table, best.lines),
    quad,
    cost: best.cost,
  };
}

async function readPass(
  reader: TextReader,
  classes: Int8Array,
  picture: Picture,
  zone: ZoneCandidate,
  stretch: number,
): Promise<Pass> {
  const lines: FiredLine[] = [];
  const strips: Picture[] = [];
  let end = 0;
  for (const quad of zone.lines) {
    const strip = textStrip(picture, quad, stretch);
    const emissions = await reader.emissions(strip);
    const steps = glyphSteps(emissions, classes);
    // The strip reaches past the last character by the margin that the finder adds.
    end = emissions.steps * (1 - END_MARGIN);
    strips.push(strip);
    lines.push({ steps, peaks: findPeaks(steps) });
  }
  return { lines, strips, end };
}

/** Share of right check digits first, then likelihood a character. */
function rank(decision: Decision): number {
  const digits = Object.values(decision.checkDigits);
  const right = digits.filter(Boolean).length;
  return right * 8 - digits.length - decision.cost / (decision.table.lineCount * decision.table.length);
}

/** Assignment cost a cell above which the lines are no fixed-pitch print of that length. */
const MAX_CELL_COST = 0.25;

function bestDecision(passes: readonly Pass[]): Decision | null {
  const lineCount = passes[0]!.lines.length;
  let best: { decision: Decision; rank: number } | null = null;
  for (const length of new Set(mrzFormats.map((t) => t.length))) {
    const zones = passes.flatMap((pass) => {
      const zone = zoneCells(pass.lines, length, pass.end);
      if (!zone || zone.cost > MAX_CELL_COST) return [];
      weighFillers(zone, pass.strips);
      return [zone];
    });
    if (zones.length < passes.length) continue;
    const cells = averageCells(zones.map((zone) => zone.cells));
    const cost = Math.max(...zones.map((zone) => zone.cost));
    for (const table of mrzFormats) {
      if (table.length !== length || table.lineCount !== lineCount) continue;
      if (!plausibleCode(table, cells)) continue;
      const decision = decide(table, cells);
      const score = rank(decision) - cost * 40;
      if (!best || score > best.rank) best = { decision, rank: score };
    }
  }
  return best?.decision ?? null;
}

function averageCells(passes: readonly (readonly (readonly Cell[])[])[]): Cell[][] {
  return passes[0]!.map((line, l) =>
    line.map((_, c) => {
      const sum = new Float32Array(ALPHABET.length);
      for (const pass of passes)
        for (let g = 0; g < sum.length; g++) sum[g]! += pass[l]![c]![g]! / passes.length;
      return sum;
    }),
  );
}

const V = 31;
const P = 25;
/** Visas begin with V, passports with P, cards with A, C or I (ICAO 9303-4 to -7); the French card with ID. */
function plausibleCode(table: FormatTable, cells: readonly (readonly Cell[])[]): boolean {
  const first = cells[0]![0]!;
  const p = (glyph: number) => first[glyph]!;
  if (table.format === 'TD3') return p(P) >= p(V);
  if (table.format === 'MRVA' || table.format === 'MRVB') return p(V) > 0.02 && p(V) > p(P);
  return p(V) < 0.5;
}

function corrections(decision: Decision): Correction[] {
  const out: Correction[] = [];
  for (const [line, to] of decision.lines.entries())
    for (let column = 0; column < to.length; column++)
      if (to[column] !== decision.read[line]![column])
        out.push({ line, column, from: decision.read[line]![column]!, to: to[column]! });
  return out;
}
