import type { CheckResult } from '@vidimus/contracts';
import { type CheckEntry, failed, passed, reason } from '../../check.ts';
import { documentRegion, type SideEvidence } from '../../evidence.ts';
import { type Exposure, exposureOf } from '../../pixels/exposure.ts';
import { forMeasuring } from '../../pixels/grey-grid.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'document/exposure', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Most of it white, and nothing black left. */
const isBleached = ({ brightShare, black }: Exposure): boolean =>
  brightShare > knobs.mostBright.value && black > knobs.mostBlack.value;

/** What the light of a picture is, by luma alone; shared with live coaching. */
export function lightOf(exposure: Exposure): 'too_dark' | 'too_bright' | 'right' {
  if (exposure.high < knobs.leastHigh.value) return 'too_dark';
  return isBleached(exposure) || exposure.low > knobs.mostLow.value ? 'too_bright' : 'right';
}

/** Value: luma that 90 % of the document stay below, or for over-exposure that 10 % stay below, or the white share. */
export function checkExposure(evidence: SideEvidence): CheckResult {
  const exposure = exposureOf(forMeasuring(evidence.reading.flat).luma);
  const light = lightOf(exposure);
  const dark = { value: exposure.high, threshold: knobs.leastHigh.value, unit: 'luma' };
  if (light === 'right') return passed(entry, dark);
  const white = { value: exposure.brightShare, threshold: knobs.mostBright.value, unit: 'share' };
  const pale = { value: exposure.low, threshold: knobs.mostLow.value, unit: 'luma' };
  const faded = exposure.low > knobs.mostLow.value ? pale : white;
  const measured = light === 'too_dark' ? dark : faded;
  return failed(
    entry,
    measured,
    reason(`document.exposure.${light}`, documentRegion(evidence), { side: evidence.side }),
  );
}
