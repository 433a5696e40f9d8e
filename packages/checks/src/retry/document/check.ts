import type { CheckResult } from '@vidimus/contracts';
import type { CheckEntry } from '../../check.ts';
import { type OthersTries, triesOfOthers } from '../tries-of-others.ts';
import { knobs } from './knobs.ts';
import { reasons } from './reasons.ts';

export const entry = { check: 'retry/document', version: 1, reasons, knobs } as const satisfies CheckEntry;

/** Failed tries of other applicants with the same document; null when no number was read to compare. */
export const checkDocumentTries = (tries: OthersTries | null): CheckResult =>
  triesOfOthers(entry, 'retry.document.exceeded', tries, 'no_number');
