import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { documentRegion, regionOf, type SideEvidence } from '../../evidence.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/text', version: 1, reasons, knobs } as const satisfies CheckEntry;

const confident = 0.8;

/** Value: `valid` or `invalid` zone, else the number of lines read with confidence. */
export function checkText(evidence: SideEvidence): CheckResult {
  const { mrz, barcode, lines, mirrored } = evidence.reading;
  const params = { side: evidence.side };
  if (mrz && !mirrored) {
    const measured = { value: mrz.valid ? 'valid' : 'invalid', threshold: 'valid', unit: 'check digits' };
    const region = mrz.quad ? regionOf(evidence, mrz.quad) : documentRegion(evidence);
    if (mrz.valid) return passed(entry, { ...measured, region });
    return failed(entry, measured, reason('document.text.unreadable', region, params));
  }
  if (mirrored) {
    const measured = { value: 'mirrored', threshold: 'upright', unit: 'picture' };
    return failed(entry, measured, reason('document.text.unreadable', documentRegion(evidence), params));
  }
  const read = lines.filter((line) => line.confidence >= confident).length;
  const measured = { value: read, threshold: knobs.leastConfident.value, unit: 'lines' };
  if (barcode || read >= knobs.leastConfident.value) return passed(entry, measured);
  return failed(entry, measured, reason('document.text.unreadable', documentRegion(evidence), params));
}
