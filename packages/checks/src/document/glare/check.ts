import type { CheckResult, Quad } from '@vidimus/contracts';
import type { Picture } from '@vidimus/vision/browser';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { regionOf, type SideEvidence } from '../../evidence.ts';
import { forMeasuring } from '../../pixels/grey-grid.ts';
import { type Highlight, highlightCell, highlightsOf } from '../../pixels/highlights.ts';
import { mostTaken, type NeededZone, type NeededZoneName, type ZoneCover } from '../needed-zones.ts';
import { neededZones } from '../unread.ts';
import { cutsValue } from './cut-value.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/glare', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Reflections that are large enough to hide print; none of a picture that is white all over. */
function reflections(rgb: Picture): Highlight[] {
  const patches = highlightsOf(rgb);
  const blown = patches.reduce((sum, patch) => sum + patch.share, 0);
  return blown > knobs.paper.value ? [] : patches.filter(({ share }) => share >= knobs.leastShare.value);
}

interface GlareFinding {
  readonly cover: ZoneCover | null;
  readonly patch: Highlight | null;
}

/** The needed zone that a reflection hides most. */
function worstGlare(rgb: Picture, patches: readonly Highlight[], zones: readonly NeededZone[]): GlareFinding {
  let worst: GlareFinding = { cover: null, patch: null };
  for (const patch of patches) {
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
  const scale = flat.width / rgb.width;
  const patches = reflections(rgb);
  const { cover, patch } = worstGlare(rgb, patches, neededZones(evidence, knobs.mostCovered.value));
  const threshold = knobs.mostCovered.value;
  const measured = { value: cover?.share ?? 0, threshold, unit: 'share of a needed zone' };
  const covers = ({ x, y, width, height }: Highlight, field: NeededZoneName): CheckResult => {
    const [left, top, right, bottom] = [x * scale, y * scale, (x + width) * scale, (y + height) * scale];
    const quad: Quad = [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ];
    const params = { field, side: evidence.side };
    return failed(entry, measured, reason('document.glare.covers_field', regionOf(evidence, quad), params));
  };
  if (patch && cover && cover.ratio >= 1) return covers(patch, cover.field);
  const cut = cutsValue(evidence, patches, scale);
  return cut ? covers(cut, 'printed_fields') : passed(entry, measured);
}
