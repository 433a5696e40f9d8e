import { ALPHABET, allows, type CharacterClass, FILLER, lookalikes } from './alphabet.ts';
import type { Cell } from './cells.ts';
import { checkDigit } from './check-digit.ts';
import type { CheckRule, FormatTable, Span } from './formats.ts';
import { isState } from './states.ts';

/** A zone after its format's rules were applied. `cost` is the negative log probability of the chosen glyphs. */
export interface Decision {
  readonly table: FormatTable;
  readonly read: readonly string[];
  readonly lines: readonly string[];
  readonly checkDigits: Record<string, boolean>;
  readonly valid: boolean;
  readonly cost: number;
}

/** Probability granted to a lookalike of the read glyph that the recogniser itself gave nearly nothing. */
const LOOKALIKE_FLOOR = 0.004;
/** The same for 0 ↔ O and 1 ↔ I. */
const FREE_FLOOR = 0.05;
/**
 * Alternatives below this probability are not considered when a check digit fails, unless they look alike: a change that
 * the picture does not support would only fit the digits, and one in ten fits by chance.
 */
const ALTERNATIVE_FLOOR = 0.08;
/** Least probability of a glyph that a position's class forces against the reading. */
const FORCED_FLOOR = 0.003;
/** A second choice this strong, as a share of the first, is taken before the first's lookalike. */
const CLEAR_SECOND = 0.08;
/** A repair must be this much likelier (nats) than the next one that satisfies the digit as well. */
const REPAIR_MARGIN = 1.2;
/** Dearer repairs (nats) are fabrications: the reading stays as it is and its digits stay wrong. */
const MAX_REPAIR_COST = 3.5;
/** Least probability of a character that no check digit covers for a zone to be called valid. */
const DOUBT = 0.6;
/** A field with another glyph below this probability is not repaired: two errors would pass one digit by luck. */
const SETTLED = 0.5;
/** Most positions that one repair may change: two changes pass a wrong digit by chance ten times too often. */
const MAX_CHANGES = 2;

/** Zones that need more changes than this were not read: they keep what was recognised, wrong digits and all. */
const MAX_LIBERTIES = 2;
const FREE_PAIRS = new Set(['0O', 'O0', '1I', 'I1']);

type Grid2 = number[][];

/**
 * Reads cells under one format: the likeliest glyph that each position's class allows, then the least unlikely change
 * that makes every check digit right. Glyphs of equal value modulo 10 (6 and G, 1 and L, 0 and U, 0 and filler …) are
 * never exchanged on a check digit's word, since it cannot tell them apart.
 */
export function decide(table: FormatTable, cells: readonly (readonly Cell[])[]): Decision {
  const classes = classGrid(table);
  const read = cells.map((line) => line.map((cell) => likeliest(cell, () => true)));
  const chosen = cells.map((line, l) => line.map((cell, c) => pick(cell, classes[l]![c]!)));
  keepCodeDigit(table, chosen, read);
  restrictNames(table, chosen, cells);
  restrictStates(table, chosen, cells);
  const mended = repair(table, cells, classes, chosen);
  // A repair that leaves another digit wrong proves nothing: then the zone stays as it was read.
  const whole = Object.values(verdicts(table, mended.map(text))).every(Boolean);
  const repaired = whole ? mended : chosen;
  const settled = liberties(read, repaired) > MAX_LIBERTIES ? read : repaired;
  const lines = settled.map(text);
  const checkDigits = verdicts(table, lines);
  let cost = 0;
  for (const [l, line] of settled.entries())
    for (const [c, glyph] of line.entries()) {
      const cell = cells[l]![c]!;
      cost -= Math.log(Math.max(1e-4, cell[glyph]!));
    }
  return {
    table,
    read: read.map(text),
    lines,
    checkDigits,
    valid: Object.values(checkDigits).every(Boolean) && !inDoubt(table, cells, settled),
    cost,
  };
}

/** Whether a character that no check digit vouches for, a name's say, was hardly read. */
function inDoubt(table: FormatTable, cells: readonly (readonly Cell[])[], settled: Grid2): boolean {
  const covered = new Set(
    table.checks.flatMap(({ over, at }) => [
      `${at.line}:${at.column}`,
      ...over.flatMap((s) => range(s).map((column) => `${s.line}:${column}`)),
    ]),
  );
  return settled.some((line, l) =>
    line.some((glyph, c) => {
      const cell = cells[l]![c]!;
      const read = likeliest(cell, () => true);
      return (
        !covered.has(`${l}:${c}`) &&
        belief(cell, glyph, read) < DOUBT &&
        !FREE_PAIRS.has(`${ALPHABET[read]}${ALPHABET[glyph]}`)
      );
    }),
  );
}

/** Positions changed other than 0 ↔ O and 1 ↔ I, which every recogniser leaves to the format. */
function liberties(read: Grid2, lines: Grid2): number {
  const free = (a: number, b: number) => a !== b && !FREE_PAIRS.has(`${ALPHABET[a]}${ALPHABET[b]}`);
  return read.reduce((sum, line, l) => sum + line.filter((g, c) => free(g, lines[l]![c]!)).length, 0);
}

/** Verdict of every check digit of the format over `lines`. */
export function verdicts(table: FormatTable, lines: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(table.checks.map((rule) => [rule.name, holds(rule, lines, table)]));
}

function holds(rule: CheckRule, lines: readonly string[], table: FormatTable): boolean {
  const text = rule.over.map((s) => lines[s.line]!.slice(s.start, s.end)).join('');
  const digit = lines[rule.at.line]![rule.at.column]!;
  if (digit !== '<') return Number(digit) === checkDigit(text);
  if (rule.emptyAllowed) return /^<*$/.test(text);
  return table.format === 'TD1' && rule.name === 'documentNumber' && longNumberHolds(lines[0]!);
}

/**
 * TD1 numbers over nine characters go on in the optional data and end with their check digit, which covers the filler
 * between the parts too (ICAO 9303-5 §4.2.2.1, note j). Portuguese cards leave that filler out of the sum.
 */
function longNumberHolds(line: string): boolean {
  const tail = line.slice(15).split('<')[0]!;
  if (tail.length < 2) return false;
  const sums = [15, 14].map((end) => checkDigit(line.slice(5, end) + tail.slice(0, -1)));
  return sums.includes(Number(tail.at(-1)));
}

function classGrid(table: FormatTable): CharacterClass[][] {
  const grid: CharacterClass[][] = Array.from({ length: table.lineCount }, () =>
    new Array<CharacterClass>(table.length).fill('either'),
  );
  for (const f of table.fields) grid[f.line]!.fill(f.holds, f.start, f.end);
  grid[0]![0] = 'code';
  return grid;
}

const text = (line: readonly number[]) => line.map((glyph) => ALPHABET[glyph]).join('');

function likeliest(cell: Cell, may: (glyph: number) => boolean): number {
  let best = -1;
  for (let g = 0; g < cell.length; g++) if (may(g) && (best < 0 || cell[g]! > cell[best]!)) best = g;
  return best;
}

/** Probability of `glyph`, raised when it looks like the glyph that was read. */
function belief(cell: Cell, glyph: number, read: number): number {
  const floor = FREE_PAIRS.has(`${ALPHABET[read]}${ALPHABET[glyph]}`) ? FREE_FLOOR : LOOKALIKE_FLOOR;
  return Math.max(cell[glyph]!, lookalikes(read).includes(glyph) ? floor * cell[read]! : 0);
}

function pick(cell: Cell, kind: CharacterClass): number {
  const read = likeliest(cell, () => true);
  if (allows(kind, read)) return read;
  const best = likeliest(cell, (g) => allows(kind, g) && g !== FILLER);
  const alike = lookalikes(read).find((g) => allows(kind, g));
  if (alike !== undefined && cell[best]! < CLEAR_SECOND * cell[read]!) return alike;
  if (allows(kind, FILLER) && cell[FILLER]! > Math.max(CLEAR_SECOND, cell[best]!)) return FILLER;
  // A glyph of the wrong kind that resembles nothing allowed stays as read: a forced guess would only hide it.
  return cell[best]! < FORCED_FLOOR ? read : best;
}

/** The United States print digits as second character of the code (C1, permanent resident card), nobody else. */
function keepCodeDigit(table: FormatTable, chosen: Grid2, read: Grid2): void {
  if (table.format === 'TD1' && text(chosen[0]!).startsWith('USA', 2)) chosen[0]![1] = read[0]![1]!;
}

/** Nothing but fillers follows the first names: a lone letter inside the closing run is a misread filler. */
function restrictNames(table: FormatTable, chosen: Grid2, cells: readonly (readonly Cell[])[]): void {
  for (const f of table.fields) {
    if (f.field !== 'names' && f.field !== 'lastName' && f.field !== 'firstName') continue;
    const line = chosen[f.line]!;
    let end = f.start;
    for (let c = f.start; c < f.end; c++) if (line[c] !== FILLER) end = c;
    for (let c = end; c > f.start; c--) {
      if (line[c] === FILLER) continue;
      const alone = line[c - 1] === FILLER && line[c - 2] === FILLER && line[c - 3] === FILLER;
      const doubtful = cells[f.line]![c]![line[c]!]! < 0.9;
      if (!alone || !doubtful) break;
      line[c] = FILLER;
    }
  }
}

/** A code that no state has, one letter from one that a state has and that the picture supports, is that state's. */
function restrictStates(table: FormatTable, chosen: Grid2, cells: readonly (readonly Cell[])[]): void {
  for (const f of table.fields) {
    if (f.field !== 'issuingState' && f.field !== 'nationality') continue;
    const line = chosen[f.line]!;
    if (isState(text(line.slice(f.start, f.end)))) continue;
    const options = range(f).flatMap((column) =>
      Array.from(cells[f.line]![column]!, (probability, glyph) => ({ column, glyph, probability })),
    );
    const known = options
      .filter(({ probability }) => probability > ALTERNATIVE_FLOOR)
      .filter(({ column, glyph }) => isState(text(line.with(column, glyph).slice(f.start, f.end))))
      .sort((a, b) => b.probability - a.probability)[0];
    if (known) line[known.column] = known.glyph;
  }
}

interface Change {
  readonly line: number;
  readonly column: number;
  readonly glyph: number;
  readonly cost: number;
}

interface Repair {
  readonly changes: readonly Change[];
  readonly cost: number;
}

/** Settles each field's digit first, then the composite one over what is left in doubt. */
function repair(
  table: FormatTable,
  cells: readonly (readonly Cell[])[],
  classes: readonly (readonly CharacterClass[])[],
  start: Grid2,
): Grid2 {
  const simple = table.checks.filter((rule) => rule.name !== 'composite');
  const composite = table.checks.find((rule) => rule.name === 'composite');
  const lines = start.map(text);
  let states: Repair[] = [{ changes: [], cost: 0 }];
  for (const rule of simple) {
    if (holds(rule, lines, table)) continue;
    const repairs = repairsOf(rule, table, cells, classes, start);
    if (repairs.length === 0) return start;
    states = states
      .flatMap((state) =>
        repairs.map((r) => ({ changes: [...state.changes, ...r.changes], cost: state.cost + r.cost })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, 12);
  }
  if (composite) {
    const passing = states.filter((state) => holds(composite, apply(start, state).map(text), table));
    if (passing.length > 0) states = passing;
    else if (states.length > 0) {
      const base = apply(start, states[0]!);
      const rest = repairsOf(composite, table, cells, classes, base).filter((r) => r.changes.length === 1);
      const whole = rest.filter((r) => simple.every((rule) => holds(rule, apply(base, r).map(text), table)));
      if (whole.length === 0 || !clear(whole)) return base;
      return apply(base, whole[0]!);
    }
  }
  if (states.length === 0) return start;
  return clear(states) ? apply(start, states[0]!) : start;
}

function clear(repairs: readonly Repair[]): boolean {
  if (repairs[0]!.cost > MAX_REPAIR_COST) return false;
  return repairs.length < 2 || repairs[1]!.cost - repairs[0]!.cost >= REPAIR_MARGIN;
}

function apply(base: Grid2, { changes }: Repair): Grid2 {
  const next = base.map((line) => [...line]);
  for (const change of changes) next[change.line]![change.column] = change.glyph;
  return next;
}

/** Changes of at most two positions under the rule that make its digit right, cheapest first. */
function repairsOf(
  rule: CheckRule,
  table: FormatTable,
  cells: readonly (readonly Cell[])[],
  classes: readonly (readonly CharacterClass[])[],
  base: Grid2,
): Repair[] {
  const spans: Span[] = [
    ...rule.over,
    { line: rule.at.line, start: rule.at.column, end: rule.at.column + 1 },
  ];
  const options: Change[] = [];
  for (const s of spans)
    for (const column of range(s))
      options.push(...alternatives(cells[s.line]![column]!, classes[s.line]![column]!, base, s.line, column));
  options.sort((a, b) => a.cost - b.cost);
  const few = options.slice(0, 24);
  const tries: Repair[] = few.map((o) => ({ changes: [o], cost: o.cost }));
  if (MAX_CHANGES > 1)
    for (const [i, a] of few.entries())
      for (const b of few.slice(i + 1))
        if (a.line !== b.line || a.column !== b.column)
          tries.push({ changes: [a, b], cost: a.cost + b.cost + 1 });
  const unsure = (t: Repair) =>
    rule.name !== 'composite' &&
    spans.some((s) =>
      range(s).some((column) => {
        const changed = t.changes.some((c) => c.line === s.line && c.column === column);
        const cell = cells[s.line]![column]!;
        return !changed && cell[likeliest(cell, () => true)]! < SETTLED;
      }),
    );
  return tries
    .filter((t) => !unsure(t))
    .filter((t) => holds(rule, apply(base, t).map(text), table))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 6);
}

function range(s: Span): number[] {
  return Array.from({ length: s.end - s.start }, (_, i) => s.start + i);
}

function alternatives(cell: Cell, kind: CharacterClass, base: Grid2, line: number, column: number): Change[] {
  const current = base[line]![column]!;
  const read = likeliest(cell, () => true);
  const now = Math.max(1e-4, belief(cell, current, read));
  const out: Change[] = [];
  for (let glyph = 0; glyph < cell.length; glyph++) {
    if (glyph === current || !allows(kind, glyph)) continue;
    // Equal modulo 10 (fillers count 0): no check digit can vouch for the exchange.
    if ((glyph % 36) % 10 === (current % 36) % 10) continue;
    const p = belief(cell, glyph, read);
    if (p < (lookalikes(read).includes(glyph) ? LOOKALIKE_FLOOR / 2 : ALTERNATIVE_FLOOR)) continue;
    out.push({ line, column, glyph, cost: Math.log(now / p) });
  }
  return out;
}
