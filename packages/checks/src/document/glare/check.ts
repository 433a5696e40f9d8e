import type { CheckResult, Quad } from '@vidimus/contracts';
import type { Picture } from '@vidimus/vision/browser';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { regionOf, type SideEvidence } from '../../evidence.ts';
import { forMeasuring } from '../../pixels/grey-grid.ts';
import { type Highlight, highlightCell, highlightsOf } from '../../pixels/highlights.ts';
import { mostTaken, type NeededZone, type ZoneCover } from '../needed-zones.ts';
import { neededZones } from '../unread.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/glare', version: 1, reasons, knobs } as const satisfies CheckEntry;

interface GlareFinding {
  readonly cover: ZoneCover | null;
  readonly patch: Highlight | null;
}

/** The needed zone that a reflection hides most. */
function worstGlare(rgb: Picture, zones: readonly NeededZone[]): GlareFinding {
  const patches = highlightsOf(rgb);
  const blown = patches.reduce((sum, patch) => sum + patch.share, 0);
  let worst: GlareFinding = { cover: null, patch: null };
  if (blown > knobs.paper.value) return worst;
  for (const patch of patches) {
    if (patch.share < knobs.leastShare.value) break;
    const [columns, rows] = [rgb.width / highlightCell, rgb.height / highlightCell];
    const cover = mostTaken(patch.cells, columns, rows, zones);
    if (!worst.cover || cover.ratio > worst.cover.ratio) worst = { cover, patch };
  }
  return worst;
}

/** Value: covered share of the zone that is hidden most. */
export function checkGlare(evidence: SideEvidence): CheckResult {
  const { flat } = evidence.reading;
  const { rgb } = forMeasuring(flat);
  const { cover, patch } = worstGlare(rgb, neededZones(evidence, knobs.mostCovered.value));
  const threshold = knobs.mostCovered.value;
  const measured = { value: cover?.share ?? 0, threshold, unit: 'share of a needed zone' };
  if (!patch || !cover || cover.ratio < 1) return passed(entry, measured);
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
    reason('document.glare.covers_field', regionOf(evidence, quad), {
      field: cover.field,
      side: evidence.side,
    }),
  );
}
