import type { CheckResult, Quad } from '@vidimus/contracts';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { regionOf, type SideEvidence } from '../../evidence.ts';
import { forMeasuring } from '../../pixels/grey-grid.ts';
import { type Highlight, highlightCell, highlightsOf } from '../../pixels/highlights.ts';
import { mostTaken } from '../needed-zones.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/glare', version: 1, reasons, knobs } as const satisfies CheckEntry;

export interface GlareFinding {
  field: string;
  coveredShare: number;
  patch: Highlight | null;
}

/** The needed zone that a reflection covers most; shared with live coaching. */
export function worstGlare(rgb: { width: number; height: number; data: Uint8Array }): GlareFinding {
  const patches = highlightsOf(rgb);
  const blown = patches.reduce((sum, patch) => sum + patch.share, 0);
  let worst: GlareFinding = { field: '', coveredShare: 0, patch: null };
  if (blown > knobs.paper.value) return worst;
  for (const patch of patches) {
    if (patch.share < knobs.leastShare.value) break;
    const { field, share } = mostTaken(patch.cells, rgb.width / highlightCell, rgb.height / highlightCell);
    if (share > worst.coveredShare) worst = { field, coveredShare: share, patch };
  }
  return worst;
}

/** Value: largest covered share of a needed zone. */
export function checkGlare(evidence: SideEvidence): CheckResult {
  const { flat } = evidence.reading;
  const { rgb } = forMeasuring(flat);
  const { field, coveredShare, patch } = worstGlare(rgb);
  const measured = {
    value: coveredShare,
    threshold: knobs.mostCovered.value,
    unit: 'share of a needed zone',
  };
  if (patch === null || coveredShare < knobs.mostCovered.value) return passed(entry, measured);
  const scale = flat.width / rgb.width;
  const [x, y, right, bottom] = [patch.x, patch.y, patch.x + patch.width, patch.y + patch.height].map(
    (px) => px * scale,
  ) as [number, number, number, number];
  const quad: Quad = [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ];
  return failed(
    entry,
    measured,
    reason('document.glare.covers_field', regionOf(evidence, quad), { field, side: evidence.side }),
  );
}
