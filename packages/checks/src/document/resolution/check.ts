import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { documentRegion, type SideEvidence } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = {
  check: 'document/resolution',
  version: 1,
  reasons,
  knobs,
} as const satisfies CheckEntry;

/** Value: longer side of the document in pixels of the upload. */
export function checkResolution(evidence: SideEvidence): CheckResult {
  const { flat, picture, quad, mrz } = evidence.reading;
  // Without an outline the flat document is the whole picture, and the document can only be smaller.
  const side = Math.max(flat.width, flat.height) * picture.scale;
  const fromQuad =
    quad === null
      ? side
      : Math.max(
          ...quad.map(([x, y], i) => Math.hypot(x - quad[(i + 1) % 4]![0], y - quad[(i + 1) % 4]![1])),
        ) * picture.scale;
  // Code that was read was large enough; a portrait must still show a face to compare.
  const forCode = evidence.portrait ? knobs.leastForPortrait.value : 0;
  const threshold = mrz?.valid ? forCode : knobs.leastWidth.value;
  const measured = { value: Math.round(fromQuad), threshold, unit: 'px' };
  if (fromQuad >= threshold) return passed(entry, measured);
  return failed(
    entry,
    measured,
    reason('document.resolution.too_small', documentRegion(evidence), { side: evidence.side }),
  );
}
