import type { CheckResult, Quad } from '@vidimus/contracts';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { regionOf, type SideEvidence } from '../../evidence.ts';
import { forMeasuring } from '../../pixels/grey-grid.ts';
import { type Highlight, highlightCell, highlightsOf } from '../../pixels/highlights.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/glare', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** A part of the document that is needed, in shares of its width and height. */
interface Zone {
  field: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}
/** ICAO 9303-3: the zone at the foot, the portrait at the left, the printed fields beside it. Cards are laid out alike. */
const zones: readonly Zone[] = [
  { field: 'machine_readable_zone', left: 0.02, top: 0.76, right: 0.98, bottom: 0.97 },
  { field: 'portrait', left: 0.03, top: 0.18, right: 0.32, bottom: 0.74 },
  { field: 'printed_fields', left: 0.32, top: 0.12, right: 0.98, bottom: 0.74 },
];

/** Share of a zone that a patch covers, by the patch's cells. */
function covered(zone: Zone, patch: Highlight, width: number, height: number): number {
  const inside = patch.cells.filter(([column, row]) => {
    const x = ((column + 0.5) * highlightCell) / width;
    const y = ((row + 0.5) * highlightCell) / height;
    return x >= zone.left && x <= zone.right && y >= zone.top && y <= zone.bottom;
  }).length;
  const area = (zone.right - zone.left) * width * (zone.bottom - zone.top) * height;
  return (inside * highlightCell ** 2) / area;
}

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
    for (const zone of zones) {
      const coveredShare = covered(zone, patch, rgb.width, rgb.height);
      if (coveredShare > worst.coveredShare) worst = { field: zone.field, coveredShare, patch };
    }
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
