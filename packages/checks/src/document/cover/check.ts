import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { regionOf, type SideEvidence } from '../../evidence.ts';
import { boundsQuad, worstPatch } from '../../pixels/surface-patches.ts';
import { neededZones } from '../unread.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/cover', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: covered share of the zone that is hidden most. */
export function checkCover(evidence: SideEvidence): CheckResult {
  const { surface, flat } = evidence.reading;
  if (!surface) return notApplicable(entry, 'no_outline');
  const threshold = knobs.mostTaken.value;
  const { cover, bounds } = worstPatch(surface.covered, neededZones(evidence, threshold));
  const measured = { value: cover?.share ?? 0, threshold, unit: 'share of a needed zone' };
  if (!cover || !bounds || cover.ratio < 1) return passed(entry, measured);
  const region = regionOf(evidence, boundsQuad(bounds, flat.width, flat.height));
  return failed(
    entry,
    measured,
    reason('document.cover.obscured', region, { field: cover.field, side: evidence.side }),
  );
}
