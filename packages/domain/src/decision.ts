import type {
  CheckResult,
  Consequence,
  DecisionOutcome,
  Policy,
  Reason,
  ReasonCode,
  Step,
} from '@vidimus/contracts';
import { technicalReasonCodes } from '@vidimus/contracts';
import { stepOf, stepOfCheck } from './step.ts';

/** What the checks of one submission come to. `redo` is filled for `resubmission_required` only. */
export interface Verdict {
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly Reason[];
  readonly redo: readonly Step[];
}

/** `retake_once` has become one or the other: the first time a retake, then a review. */
type Settled = Exclude<Consequence, 'retake_once'>;

const outcomeOf: Record<Settled, DecisionOutcome> = {
  decline: 'declined',
  retake: 'resubmission_required',
  review: 'in_review',
};
/** A sign that ends the session ends it; a picture that can be retaken is retaken before a human looks at it. */
const precedence = ['decline', 'retake', 'review'] as const satisfies readonly Settled[];

/** The policy, and the codes for which it asked this person for their one retake already. */
interface Rules {
  readonly policy: Policy;
  readonly askedOnce: readonly ReasonCode[];
}

function consequenceOf(code: ReasonCode | null, { policy, askedOnce }: Rules): Settled {
  const { by_reason, default: otherwise } = policy.consequences;
  const consequence = (code && by_reason[code]) ?? otherwise;
  if (consequence !== 'retake_once') return consequence;
  return code && askedOnce.includes(code) ? 'review' : 'retake';
}

const isOnce = (code: ReasonCode, { by_reason, default: otherwise }: Policy['consequences']): boolean =>
  (by_reason[code] ?? otherwise) === 'retake_once';

/** The codes of `reasons` that a person is asked to cure once only. */
export function onceOnly(reasons: readonly Reason[], policy: Policy): ReasonCode[] {
  return reasons.map(({ code }) => code).filter((code) => isOnce(code, policy.consequences));
}

/** An unclear finding never declines; a code that goes to review or decline when clear goes to a human when unclear. */
function consequencesOfUnclear(result: CheckResult, rules: Rules): Settled[] {
  const { by_reason, inconclusive } = rules.policy.consequences;
  if (result.reasons.length === 0) return [inconclusive];
  return result.reasons.map(({ code }) => {
    const clear = by_reason[code] ? consequenceOf(code, rules) : 'retake';
    return clear === 'retake' ? inconclusive : 'review';
  });
}

function consequencesOf(result: CheckResult, rules: Rules): Settled[] {
  const { reasons } = result;
  if (result.result === 'failed')
    return reasons.length === 0
      ? [consequenceOf(null, rules)]
      : reasons.map(({ code }) => consequenceOf(code, rules));
  if (result.result === 'inconclusive') return consequencesOfUnclear(result, rules);
  return [];
}

function stepsToRedo(results: readonly CheckResult[], rules: Rules): Step[] {
  const found = new Set<Step>();
  for (const result of results) {
    if (!consequencesOf(result, rules).includes('retake')) continue;
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
 * of its own, or it is treated as inconclusive. Without `steps`, one passed check at all is asked for. `askedOnce` are
 * the codes that this person was asked to cure before; where the policy gives one retake, they now go to a review.
 */
export function decide(
  results: readonly CheckResult[],
  policy: Policy,
  steps: readonly Step[] = [],
  askedOnce: readonly ReasonCode[] = [],
): Verdict {
  const rules = { policy, askedOnce };
  const consequences = new Set(results.flatMap((result) => consequencesOf(result, rules)));
  const worst = precedence.find((consequence) => consequences.has(consequence));
  if (worst === undefined) return decideWithoutFindings(results, policy, steps);
  const reasons = results
    .filter((result) => result.result === 'failed' || result.result === 'inconclusive')
    .flatMap((result) => result.reasons);
  const redo = worst === 'retake' ? stepsToRedo(results, rules) : [];
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
