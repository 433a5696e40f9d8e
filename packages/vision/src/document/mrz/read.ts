import type { Point, Quad } from '@vidimus/contracts';
import type { Picture } from '../../picture/picture.ts';
import type { TextReader } from '../ocr/text-reader.ts';
import { type Cell, type FiredLine, findPeaks, glyphSteps, zoneCells } from './cells.ts';
import { type Decision, decide } from './decide.ts';
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

/** Reads one zone candidate at full resolution; `null` when no format fits. */
export async function readZone(
  reader: TextReader,
  classes: Int8Array,
  picture: Picture,
  zone: ZoneCandidate,
  stretch: number,
): Promise<(MrzReading & { cost: number }) | null> {
  const lines: FiredLine[] = [];
  let end = 0;
  for (const quad of zone.lines) {
    const emissions = await reader.emissions(picture, quad, stretch);
    const steps = glyphSteps(emissions, classes);
    // The strip reaches past the last character by the margin that the finder adds.
    end = emissions.steps * (1 - END_MARGIN);
    lines.push({ steps, peaks: findPeaks(steps) });
  }
  const best = bestDecision(lines, end);
  if (!best) return null;
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

/** Share of right check digits first, then likelihood a character. */
function rank(decision: Decision): number {
  const digits = Object.values(decision.checkDigits);
  const right = digits.filter(Boolean).length;
  return right * 8 - digits.length - decision.cost / (decision.table.lineCount * decision.table.length);
}

/** Assignment cost a cell above which the lines are no fixed-pitch print of that length. */
const MAX_CELL_COST = 1.6;

function bestDecision(lines: readonly FiredLine[], end: number): Decision | null {
  let best: { decision: Decision; rank: number } | null = null;
  for (const length of new Set(mrzFormats.map((t) => t.length))) {
    const zone = zoneCells(lines, length, end);
    if (!zone || zone.cost > MAX_CELL_COST) continue;
    for (const table of mrzFormats) {
      if (table.length !== length || table.lineCount !== lines.length) continue;
      if (!plausibleCode(table, zone.cells)) continue;
      const decision = decide(table, zone.cells);
      const score = rank(decision) - zone.cost * 10;
      if (!best || score > best.rank) best = { decision, rank: score };
    }
  }
  return best?.decision ?? null;
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
