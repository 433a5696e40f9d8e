import type { CheckResult, Point, Quad } from '@vidimus/contracts';
import { SURFACE_COLUMNS, SURFACE_ROWS, type Surface } from '@vidimus/vision/browser';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { regionOf, type SideEvidence } from '../../evidence.ts';
import { connectedCells } from '../../pixels/connected.ts';
import { boundsQuad, sharesOf, worstPatch } from '../../pixels/surface-patches.ts';
import type { NeededZone } from '../needed-zones.ts';
import { countUnread, neededZones } from '../unread.ts';
import { knobs } from './knobs.ts';
import { lostPrint } from './lost-print.ts';
import { reasons } from './reasons.ts';

export const entry = {
  check: 'document/condition',
  version: 1,
  reasons,
  knobs,
} as const satisfies CheckEntry;

/** The net calls the shadow of what lies over a document wear: nothing is told of what lies beside a cover. */
function awayFromCovers({ covered, worn }: Surface): Float32Array {
  const { coverReach, leastCovered } = knobs;
  const out = worn.slice();
  for (const [i, probability] of covered.entries()) {
    if (probability <= leastCovered.value) continue;
    const [column, row] = [i % SURFACE_COLUMNS, Math.floor(i / SURFACE_COLUMNS)];
    const from = Math.max(0, column - coverReach.value);
    const to = Math.min(SURFACE_COLUMNS, column + coverReach.value + 1);
    const last = Math.min(SURFACE_ROWS - 1, row + coverReach.value);
    for (let y = Math.max(0, row - coverReach.value); y <= last; y++)
      out.fill(0, y * SURFACE_COLUMNS + from, y * SURFACE_COLUMNS + to);
  }
  return out;
}

/** Print that could still be read counts as lost where this much of its zone is. */
const legibleOrNot = (zones: readonly NeededZone[], most: number): NeededZone[] =>
  zones.map((zone) => ({ ...zone, least: Math.min(zone.least, most) }));

/** Value: cells that may be worn, of a document that could not be read and about which nothing else is wrong. */
export function checkWearOfUnread(evidence: SideEvidence): CheckResult {
  const { surface, flat } = evidence.reading;
  if (!surface) return notApplicable(entry, 'no_outline');
  const { maybeWorn, leastMaybeWorn } = knobs;
  const worn = awayFromCovers(surface);
  const patches = connectedCells(SURFACE_COLUMNS, SURFACE_ROWS, (i) => worn[i]! > maybeWorn.value);
  const [largest] = patches;
  const measured = { value: largest?.cells.length ?? 0, threshold: leastMaybeWorn.value, unit: 'cells' };
  if (!largest || largest.cells.length < leastMaybeWorn.value) return passed(entry, measured);
  const quad = boundsQuad(sharesOf(largest), flat.width, flat.height);
  const params = { field: 'printed_fields', side: evidence.side };
  return failed(entry, measured, reason('document.condition.damaged', regionOf(evidence, quad), params));
}

/** The part of a zone between two of its columns. */
function columnsOf([tl, tr, br, bl]: Quad, [from, to]: readonly [number, number], count: number): Quad {
  const between = ([ax, ay]: Point, [bx, by]: Point, column: number): Point => {
    const share = column / count;
    return [ax + (bx - ax) * share, ay + (by - ay) * share];
  };
  return [between(tl, tr, from), between(tl, tr, to + 1), between(bl, br, to + 1), between(bl, br, from)];
}

/**
 * Value: worn share of the zone that is hidden most; of a zone that a scratch crosses, its columns that do not read; of
 * print that cannot be read, the recogniser's confidence.
 */
export function checkCondition(evidence: SideEvidence): CheckResult {
  const { surface, flat, lines } = evidence.reading;
  if (!surface) return notApplicable(entry, 'no_outline');
  const damaged = (quad: Quad, field: string) =>
    reason('document.condition.damaged', regionOf(evidence, quad), { field, side: evidence.side });
  const { mrz } = evidence.reading;
  if (mrz?.lost && mrz.quad) {
    const measured = { value: mrz.lost[1] - mrz.lost[0] + 1, threshold: 0, unit: 'columns of the zone' };
    const quad = columnsOf(mrz.quad, mrz.lost, mrz.lines[0]!.length);
    return failed(entry, measured, damaged(quad, 'machine_readable_zone'));
  }
  // What a code states besides need not be read from the print.
  const count = mrz === null ? countUnread(evidence) : 0;
  const unread = count > 0 && count <= knobs.mostUnread.value;
  const lost = lostPrint(lines, { unread });
  if (lost) {
    const measured = {
      value: lost.confidence,
      threshold: knobs.lostPrint.value,
      unit: 'confidence of a line',
    };
    return failed(entry, measured, damaged(lost.quad, 'printed_fields'));
  }
  const [labelled] = evidence.identified.unread;
  if (labelled) {
    const measured = { value: labelled.field, threshold: 'read', unit: 'labelled field' };
    return failed(entry, measured, damaged(labelled.quad, 'printed_fields'));
  }
  const threshold = knobs.mostTaken.value;
  const zones = legibleOrNot(neededZones(evidence, threshold), threshold);
  const { cover, bounds } = worstPatch(awayFromCovers(surface), zones);
  const measured = { value: cover?.share ?? 0, threshold, unit: 'share of a needed zone' };
  if (!cover || !bounds || cover.ratio < 1) return passed(entry, measured);
  return failed(entry, measured, damaged(boundsQuad(bounds, flat.width, flat.height), cover.field));
}
