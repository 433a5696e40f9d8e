import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { documentRegion, pictureRegion, type SideEvidence } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/presence', version: 2, reasons, knobs } as const satisfies CheckEntry;

/** Value: lines of text that were read; the threshold matters only where neither outline nor code was found. */
export function checkPresence(evidence: SideEvidence): CheckResult {
  const { quad, beside, lines, mrz, barcode } = evidence.reading;
  const measured = { value: lines.length, threshold: knobs.leastLines.value, unit: 'lines of text' };
  const read = mrz !== null || barcode !== null || lines.length >= knobs.leastLines.value;
  // Which of two is meant would be a guess.
  if (beside !== null) {
    const other = { ...measured, value: 2, threshold: 1, unit: 'documents' };
    const region = pictureRegion(evidence, beside);
    return failed(entry, other, reason('document.presence.multiple', region, { side: evidence.side }));
  }
  // An outline without anything to read inside is a table, a window or a sheet of paper.
  if (read || (quad !== null && lines.length > 0)) {
    return passed(entry, { ...measured, region: documentRegion(evidence) });
  }
  return failed(
    entry,
    measured,
    reason('document.presence.not_found', documentRegion(evidence), { side: evidence.side }),
  );
}
