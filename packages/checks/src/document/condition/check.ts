import type { CheckResult } from '@vidimus/contracts';
import { SURFACE_COLUMNS, SURFACE_ROWS, type Surface } from '@vidimus/vision/browser';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { regionOf, type SideEvidence } from '../../evidence.ts';
import { boundsQuad, worstPatch } from '../../pixels/surface-patches.ts';
import type { LeastShares } from '../needed-zones.ts';
import { leastShares } from '../unread.ts';
import { knobs } from './knobs.ts';
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
function legibleOrNot(least: LeastShares, most: number): LeastShares {
  return {
    machine_readable_zone: Math.min(least.machine_readable_zone, most),
    portrait: Math.min(least.portrait, most),
    printed_fields: Math.min(least.printed_fields, most),
  };
}

/** Value: worn share of the zone that is hidden most. */
export function checkCondition(evidence: SideEvidence): CheckResult {
  const { surface, flat } = evidence.reading;
  if (!surface) return notApplicable(entry, 'no_outline');
  const threshold = knobs.mostTaken.value;
  const { cover, bounds } = worstPatch(
    awayFromCovers(surface),
    legibleOrNot(leastShares(evidence, threshold), threshold),
  );
  const measured = { value: cover?.share ?? 0, threshold, unit: 'share of a needed zone' };
  if (!cover || !bounds || cover.ratio < 1) return passed(entry, measured);
  const region = regionOf(evidence, boundsQuad(bounds, flat.width, flat.height));
  return failed(
    entry,
    measured,
    reason('document.condition.damaged', region, { field: cover.field, side: evidence.side }),
  );
}
