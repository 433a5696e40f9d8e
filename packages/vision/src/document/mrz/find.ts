import type { Point, Quad } from '@vidimus/contracts';

/** A detected line with its first, plain reading. */
export interface CandidateLine {
  readonly quad: Quad;
  readonly text: string;
}

/** Lines of one zone top to bottom and the frame that they share, in the candidates' pixels. */
export interface ZoneCandidate {
  /** One quad a line, all with the same left and right ends. */
  readonly lines: readonly Quad[];
  readonly score: number;
}

interface Measured {
  readonly line: CandidateLine;
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly u: Point;
  readonly likeness: number;
}

/** How much a plain reading looks like a line of a machine readable zone, 0–1. */
export function mrzLikeness(text: string): number {
  const characters = [...text.replaceAll(/\s/g, '')];
  if (characters.length < 12) return 0;
  const fitting = characters.filter((c) => /[A-Z0-9<＜〈《]/.test(c)).length / characters.length;
  const fillers = characters.filter((c) => /[<＜〈《]/.test(c)).length;
  const digits = characters.filter((c) => /[0-9]/.test(c)).length;
  const sign = fillers >= 3 ? 1 : fillers > 0 ? 0.8 : characters.length >= 24 && digits >= 6 ? 0.6 : 0;
  return Math.max(0, fitting - 0.6) * 2.5 * sign;
}

/** Zones of two or three lines among the candidates, best first. */
export function findZones(candidates: readonly CandidateLine[]): ZoneCandidate[] {
  const measured = candidates.map(measure);
  const anchors = measured
    .filter((m) => m.likeness > 0.4)
    .sort((a, b) => b.likeness * b.width - a.likeness * a.width)
    .slice(0, 6);
  const zones: ZoneCandidate[] = [];
  const used = new Set<Measured>();
  for (const anchor of anchors) {
    if (used.has(anchor)) continue;
    const members = measured.filter((m) => belongs(anchor, m));
    for (const m of members) used.add(m);
    const rows = groupRows(anchor, members);
    for (const pick of windows(rows, anchor)) zones.push(zoneOf(pick, anchor));
  }
  return zones.sort((a, b) => b.score - a.score);
}

function measure(line: CandidateLine): Measured {
  const [tl, tr, br, bl] = line.quad;
  const ends: Point = [tr[0] + br[0] - tl[0] - bl[0], tr[1] + br[1] - tl[1] - bl[1]];
  const width = Math.hypot(...ends) / 2;
  const height = (Math.hypot(bl[0] - tl[0], bl[1] - tl[1]) + Math.hypot(br[0] - tr[0], br[1] - tr[1])) / 2;
  return {
    line,
    centre: [(tl[0] + tr[0] + br[0] + bl[0]) / 4, (tl[1] + tr[1] + br[1] + bl[1]) / 4],
    width,
    height,
    u: [ends[0] / (2 * width), ends[1] / (2 * width)],
    likeness: mrzLikeness(line.text),
  };
}

/** Place of `m` in the anchor's own axes: along the text and across it, from the anchor's centre. */
function offset(anchor: Measured, m: Measured): Point {
  const dx = m.centre[0] - anchor.centre[0];
  const dy = m.centre[1] - anchor.centre[1];
  return [dx * anchor.u[0] + dy * anchor.u[1], dy * anchor.u[0] - dx * anchor.u[1]];
}

function belongs(anchor: Measured, m: Measured): boolean {
  if (m === anchor) return true;
  const [along, across] = offset(anchor, m);
  const parallel = Math.abs(anchor.u[0] * m.u[1] - anchor.u[1] * m.u[0]) < 0.1;
  const alike = m.height > anchor.height * 0.5 && m.height < anchor.height * 1.7;
  const inside = Math.abs(along) < (anchor.width + m.width) / 2 + anchor.height * 2;
  const near = Math.abs(across) < anchor.height * 5.2;
  const shaped = m.width > anchor.height * 2;
  return parallel && alike && inside && near && shaped && [...m.line.text].length >= 2;
}

interface Row {
  readonly across: number;
  readonly members: Measured[];
}

function groupRows(anchor: Measured, members: readonly Measured[]): Row[] {
  const rows: Row[] = [];
  const sorted = members
    .map((m) => ({ m, across: offset(anchor, m)[1] }))
    .sort((a, b) => a.across - b.across);
  for (const { m, across } of sorted) {
    const row = rows.at(-1);
    if (row && across - row.across < anchor.height * 0.45) row.members.push(m);
    else rows.push({ across, members: [m] });
  }
  return rows.filter((row) => row.members.some((m) => m.likeness > 0.2 || m.width > anchor.width * 0.5));
}

/** Runs of three and of two neighbouring rows that hold the anchor. */
function windows(rows: readonly Row[], anchor: Measured): Row[][] {
  const out: Row[][] = [];
  for (const size of [3, 2])
    for (let i = 0; i + size <= rows.length; i++) {
      const run = rows.slice(i, i + size);
      if (run.some((row) => row.members.includes(anchor))) out.push(run);
    }
  return out;
}

function zoneOf(rows: readonly Row[], anchor: Measured): ZoneCandidate {
  const members = rows.flatMap((row) => row.members.filter((m) => m.likeness > 0.2 || m === anchor));
  const wide = members.length > 0 ? members : rows.flatMap((row) => row.members);
  const left = Math.min(...wide.map((m) => offset(anchor, m)[0] - m.width / 2));
  const right = Math.max(...wide.map((m) => offset(anchor, m)[0] + m.width / 2));
  // One height for all, so that one fixed-pitch grid holds for all strips.
  const heights = wide.map((m) => m.height).sort((a, b) => a - b);
  const height = heights[Math.floor(heights.length / 2)]!;
  const lines = rows.map((row) => rowQuad(row, anchor, left, right, height));
  const likeness = rows.reduce((sum, row) => sum + Math.max(...row.members.map((m) => m.likeness)), 0);
  const ratio = (right - left) / anchor.height;
  return { lines, score: likeness / rows.length + (ratio > 11 ? 0.2 : 0) };
}

/** The row's strip between the zone's common ends, along the row's own slope. */
function rowQuad(row: Row, anchor: Measured, left: number, right: number, height: number): Quad {
  const main = row.members.reduce((a, b) => (b.width > a.width ? b : a));
  const [along, across] = offset(anchor, main);
  const slope = anchor.u[0] * main.u[1] - anchor.u[1] * main.u[0];
  const half = height / 2;
  const margin = height * 0.35;
  const at = (x: number, side: number): Point => {
    const y = across + (x - along) * slope + side * half;
    const [ux, uy] = anchor.u;
    return [anchor.centre[0] + x * ux - y * uy, anchor.centre[1] + x * uy + y * ux];
  };
  return [at(left - margin, -1), at(right + margin, -1), at(right + margin, 1), at(left - margin, 1)];
}
