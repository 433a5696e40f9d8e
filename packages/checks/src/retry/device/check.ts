import type { CheckResult } from '@vidimus/contracts';
import type { CheckEntry } from '../../check.ts';
import { type OthersTries, triesOfOthers } from '../tries-of-others.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'retry/device', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Failed tries of other applicants with the same browser; null when the browser keeps no mark. */
export const checkDeviceTries = (tries: OthersTries | null): CheckResult =>
  triesOfOthers(entry, 'retry.device.exceeded', tries, 'no_mark');
