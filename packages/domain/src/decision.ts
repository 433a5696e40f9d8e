import type { CheckResult, Consequence, DecisionOutcome, Policy, Reason, Step } from '@vidimus/contracts';
import { technicalReasonCodes } from '@vidimus/contracts';
import { stepOf, stepOfCheck } from './step.ts';

/** What the checks of one submission come to. `redo` is filled for `resubmission_required` only. */
export interface Verdict {
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly Reason[];
  readonly redo: readonly Step[];
}

const outcomeOf: Record<Consequence, DecisionOutcome> = {
  decline: 'declined',
  retake: 'resubmission_required',
  review: 'in_review',
};
/** A sign that ends the session ends it; a picture that can be retaken is retaken before a human looks at it. */
const precedence = ['decline', 'retake', 'review'] as const satisfies readonly Consequence[];

function consequencesOfFailed(result: CheckResult, policy: Policy): Consequence[] {
  const { by_reason, default: otherwise } = policy.consequences;
  if (result.reasons.length === 0) return [otherwise];
  return result.reasons.map((reason) => by_reason[reason.code] ?? otherwise);
}

/** An unclear finding never declines; a code that goes to review or decline when clear goes to a human when unclear. */
function consequencesOfUnclear(result: CheckResult, policy: Policy): Consequence[] {
  const { by_reason, inconclusive } = policy.consequences;
  if (result.reasons.length === 0) return [inconclusive];
  return result.reasons.map((reason) =>
    (by_reason[reason.code] ?? 'retake') === 'retake' ? inconclusive : 'review',
  );
}

function consequencesOf(result: CheckResult, policy: Policy): Consequence[] {
  if (result.result === 'failed') return consequencesOfFailed(result, policy);
  if (result.result === 'inconclusive') return consequencesOfUnclear(result, policy);
  return [];
}

function stepsToRedo(results: readonly CheckResult[], policy: Policy): Step[] {
  const found = new Set<Step>();
  for (const result of results) {
    if (!consequencesOf(result, policy).includes('retake')) continue;
    const steps = result.reasons.length > 0 ? result.reasons.map(stepOf) : [stepOfCheck(result.check)];
    for (const step of steps) if (step !== null) found.add(step);
  }
  return [...found];
}

/** The first technical trouble among the results, or null: such a submission is not decided at all. */
export function technicalTrouble(results: readonly CheckResult[]): Reason | null {
  const reasons = results.flatMap((result) => (result.result === 'passed' ? [] : result.reasons));
  return reasons.find((reason) => technicalReasonCodes.has(reason.code)) ?? null;
}

/**
 * Policy applied to what the checks measured. Precedence: decline, then retake, then review, then approval.
 *
 * `inconclusive` never counts as passed, and neither does silence: each of `steps` needs at least one passed check
 * of its own, or it is treated as inconclusive. Without `steps`, one passed check at all is asked for.
 */
export function decide(
  results: readonly CheckResult[],
  policy: Policy,
  steps: readonly Step[] = [],
): Verdict {
  const consequences = new Set<Consequence>(results.flatMap((result) => consequencesOf(result, policy)));
  const worst = precedence.find((consequence) => consequences.has(consequence));
  if (worst === undefined) return decideWithoutFindings(results, policy, steps);
  const reasons = results
    .filter((result) => result.result === 'failed' || result.result === 'inconclusive')
    .flatMap((result) => result.reasons);
  const redo = worst === 'retake' ? stepsToRedo(results, policy) : [];
  return { outcome: outcomeOf[worst], reasons, redo };
}

function decideWithoutFindings(
  results: readonly CheckResult[],
  policy: Policy,
  steps: readonly Step[],
): Verdict {
  const passed = results.filter((result) => result.result === 'passed');
  const unproven = steps.filter((step) => !passed.some((result) => stepOfCheck(result.check) === step));
  if (passed.length > 0 && unproven.length === 0) return { outcome: 'approved', reasons: [], redo: [] };
  const outcome = outcomeOf[policy.consequences.inconclusive];
  return { outcome, reasons: [], redo: outcome === 'resubmission_required' ? unproven : [] };
}
