import type { CheckOutcome, CheckResult, Reason, ReasonCode, Region } from '@vidimus/contracts';

/** One threshold: a number with its unit, and where the number comes from. */
export interface Knob {
  readonly value: number;
  readonly unit: string;
  readonly provenance: string;
}
export type Knobs = Readonly<Record<string, Knob>>;

/** What a person reads: what was seen, and what to do. `{name}` stands for a parameter of the reason. */
export interface Text {
  readonly title: string;
  readonly remedy: string;
}
export type Wording<Code extends ReasonCode> = Readonly<Record<Code, Text>>;

/** A check as the registry lists it. `check` is its folder; its codes start with the folder's path. */
export interface CheckEntry {
  readonly check: string;
  readonly version: number;
  readonly reasons: readonly ReasonCode[];
  readonly knobs: Knobs;
}

interface Measured {
  readonly value: number | string | null;
  readonly threshold: number | string | null;
  readonly unit: string;
  readonly region?: Region | null;
}

function result(
  entry: Pick<CheckEntry, 'check' | 'version'>,
  outcome: CheckOutcome,
  measured: Measured,
  reasons: Reason[],
): CheckResult {
  const { value, threshold, unit } = measured;
  const region = measured.region ?? reasons.find((reason) => reason.region)?.region ?? null;
  const rounded = typeof value === 'number' ? Number(value.toPrecision(6)) : value;
  return {
    check: entry.check,
    version: entry.version,
    result: outcome,
    value: rounded,
    threshold,
    unit,
    region,
    reasons,
  };
}

type Named = Pick<CheckEntry, 'check' | 'version'>;

export const passed = (entry: Named, measured: Measured): CheckResult =>
  result(entry, 'passed', measured, []);
export const failed = (entry: Named, measured: Measured, ...reasons: Reason[]): CheckResult =>
  result(entry, 'failed', measured, reasons);
export const inconclusive = (entry: Named, measured: Measured, ...reasons: Reason[]): CheckResult =>
  result(entry, 'inconclusive', measured, reasons);
/** `why` says in a word what was missing for this check to mean anything. */
export const notApplicable = (entry: Named, why: string): CheckResult =>
  result(entry, 'not_applicable', { value: why, threshold: null, unit: '' }, []);

export function reason(
  code: ReasonCode,
  region: Region | null = null,
  params: Record<string, string | number> = {},
): Reason {
  return { code, params, region };
}
