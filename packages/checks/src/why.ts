import { type Locale, locales, neutralReasonCodes, type ReasonCode } from '@vidimus/contracts';
import type { Knobs, Text } from './check.ts';
import { goldenTable } from './golden/tables.ts';
import { checks, folderOf } from './registry.ts';
import { explainCode, reviewersText } from './wording.ts';

export interface Why {
  readonly code: ReasonCode;
  /** The folder that the reason belongs to. */
  readonly producer: string;
  readonly version: number | null;
  /** What the applicant reads. */
  readonly wording: Record<Locale, Text | null>;
  /** What a reviewer reads instead, where the applicant's sentence is neutral; null elsewhere. */
  readonly reviewers_wording: Record<Locale, Text | null> | null;
  readonly thresholds: Knobs;
  /** Names of the golden cases that end in it. */
  readonly tests: readonly string[];
}

function testsOf(check: string, code: ReasonCode): string[] {
  const cases = goldenTable(check);
  return cases
    .filter(({ expect }) => expect.reasons?.some((each) => each.code === code))
    .map(({ name }) => name);
}

const inEach = (text: (locale: Locale) => Text | null): Record<Locale, Text | null> =>
  Object.fromEntries(locales.map((locale) => [locale, text(locale)])) as Record<Locale, Text | null>;

/** Where a reason comes from; null for one that nothing gives. */
export function whyCode(code: ReasonCode): Why | null {
  const folder = folderOf(code);
  if (folder === null) return null;
  const measured = checks.find(({ check }) => check === folder);
  return {
    code,
    producer: `packages/checks/src/${folder}`,
    version: measured?.version ?? null,
    wording: inEach((locale) => explainCode(code, locale)),
    reviewers_wording: neutralReasonCodes.has(code) ? inEach((locale) => reviewersText(code, locale)) : null,
    thresholds: measured?.knobs ?? {},
    tests: measured ? testsOf(measured.check, code) : [],
  };
}
