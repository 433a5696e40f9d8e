import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, notApplicable, passed, reason } from '../../check.ts';
import { regionOf, type SideEvidence } from '../../evidence.ts';
import { boundsQuad, worstPatch } from '../../pixels/surface-patches.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/cover', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Value: largest covered share of a needed zone. */
export function checkCover(evidence: SideEvidence): CheckResult {
  const { surface, flat } = evidence.reading;
  if (!surface) return notApplicable(entry, 'no_outline');
  const { field, share, bounds } = worstPatch(surface.covered);
  const measured = { value: share, threshold: knobs.mostTaken.value, unit: 'share of a needed zone' };
  if (!bounds || share < knobs.mostTaken.value) return passed(entry, measured);
  const region = regionOf(evidence, boundsQuad(bounds, flat.width, flat.height));
  return failed(entry, measured, reason('document.cover.obscured', region, { field, side: evidence.side }));
}
