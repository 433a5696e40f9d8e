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

/** Value: longer side of the document in pixels of the upload. A zone that was read anyway was large enough. */
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
  const measured = { value: Math.round(fromQuad), threshold: knobs.leastWidth.value, unit: 'px' };
  if (fromQuad >= knobs.leastWidth.value || mrz?.valid) return passed(entry, measured);
  return failed(
    entry,
    measured,
    reason('document.resolution.too_small', documentRegion(evidence), { side: evidence.side }),
  );
}
